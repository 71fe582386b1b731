package org.pingyi.roster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.RaterGroup;

/**
 * Makes {@code docs/samples/roster-52-units.xlsx}: the section-level cadres of a coal group as it might be, all of it
 * invented. The same on every machine; {@code docs/samples/README.md} says how to make it anew.
 */
final class SampleRoster {
    static final Path FILE = Path.of("docs", "samples", "roster-52-units.xlsx");

    /** The units: code, name, people, cadres, what they are called who lead it, and its sections. */
    private static final String UNITS = """
            JG01 党政办公室 30 16 主任 文秘科,综合科,信访科,机要科,督查科
            JG02 组织人事部 24 14 部长 干部科,劳动工资科,人才开发科,综合科
            JG03 纪委监察部 22 14 书记 办公室,案件审理室,纪检监察一室,纪检监察二室
            JG04 党委宣传部 18 10 部长 理论科,宣传科,企业文化科
            JG05 工会 16 9 主席 办公室,生产保护部,女工部
            JG06 团委 10 5 书记 综合科,青年工作科
            JG07 财务部 38 18 部长 会计科,资金科,税务科,预算科,资产科
            JG08 审计部 18 11 部长 工程审计科,财务审计科,综合科
            JG09 企业管理部 20 12 部长 绩效考核科,制度科,改革科
            JG10 法律事务部 12 7 部长 合同科,诉讼科
            JG11 规划发展部 18 11 部长 规划科,投资科,统计科
            JG12 生产技术部 32 18 部长 采煤科,掘进科,技术科,工艺科
            JG13 安全监察局 64 30 局长 综合科,采掘监察处,机电监察处,通风监察处,地面监察处,安全培训科,驻矿安监站
            JG14 通风管理部 34 16 部长 通风科,瓦斯防治科,防突科,防灭火科
            JG15 机电部 42 20 部长 机电科,运输科,设备科,电气科,节能科
            JG16 地质测量中心 48 22 主任 地质科,测量科,防治水科,物探队,储量科
            JG17 调度指挥中心 46 18 主任 调度室,应急救援科,监测监控科,信息科
            JG18 煤质管理中心 44 16 主任 煤质科,采样科,化验室,标准科
            JG19 环保节能部 20 11 部长 环境保护科,节能减排科,监测站
            JG20 科技信息中心 36 17 主任 软件科,网络科,自动化科,运维科
            JG21 保卫部 72 21 部长 治安科,消防科,押运队,巡逻一队,巡逻二队
            JG22 后勤管理部 58 20 部长 行政科,车辆科,食堂管理科,绿化科,房产科
            ZS01 洗选厂 342 64 厂长 综合科,生产科,技术科,机电科,安全科,经营科,化验室,调度室,重介车间,浮选车间,筛分车间,装车车间,维修车间,运行一队,运行二队,运行三队
            ZS02 选煤厂 214 46 厂长 综合科,生产科,技术科,机电科,安全科,化验室,调度室,主洗车间,压滤车间,储运车间,维修车间,销售科
            ZS03 物资供应分公司 126 40 经理 综合科,计划科,采购一科,采购二科,仓储科,配送科,质检科,财务科
            ZS04 铁路运输公司 168 44 经理 综合科,运务科,安全科,机务段,工务段,电务段,车辆段,调度室,财务科
            ZS05 矿山救护大队 96 24 大队长 综合科,战训科,一中队,二中队,三中队,装备科
            ZS06 职工总医院 152 46 院长 院办公室,医务科,护理部,内科,外科,急诊科,检验科,药剂科,财务科,预防保健科
            ZS07 职工培训中心 44 17 主任 教务科,培训一科,培训二科,实操基地
            ZS08 新闻中心 28 12 主任 采编科,电视科,新媒体科
            ZS09 瓦斯抽采技术工程中心 54 19 主任 综合科,抽采一队,抽采二队,钻探队,技术科
            ZS10 离退休职工服务管理与社区中心 88 28 主任 综合科,老干部科,社区一站,社区二站,社区三站,活动中心,信访科
            ZS11 设备租赁公司 60 18 经理 租赁科,检修科,设备科,经营科
            ZS12 矿建工程处 132 38 处长 综合科,工程科,安全科,技术科,掘砌一队,掘砌二队,安装队,机电队,预算科
            ZS13 土建安装公司 104 30 经理 综合科,工程科,安全科,安装一队,安装二队,土建一队,土建二队,预算科
            ZS14 供电分公司 110 30 经理 综合科,生产科,安全科,调度室,变电工区,线路工区,检修工区,用电科
            ZS15 供水供热分公司 98 26 经理 综合科,生产科,供水科,供热科,管网队,锅炉房,收费科
            ZS16 通信公司 46 16 经理 综合科,交换科,线路维护队,营业科
            ZS17 多种经营公司 92 28 经理 综合科,建材厂,印刷厂,服装厂,餐饮部,商贸部,财务科
            ZS18 煤炭销售公司 58 22 经理 综合科,市场科,合同科,结算科,发运科
            ZS19 房地产开发公司 40 17 经理 综合科,工程科,营销科,前期科
            ZS20 物业管理公司 86 24 经理 综合科,物业一站,物业二站,物业三站,维修队,收费科
            ZS21 接待中心 26 8 主任 客房部,餐饮部
            ZS22 档案馆 14 6 馆长 综合科,编研科
            ZS23 职业病防治所 36 14 所长 体检科,防治科,监测科
            ZS24 质量检测中心 34 14 主任 综合科,检测一室,检测二室
            ZS25 工程监理公司 28 12 经理 监理一部,监理二部,综合科
            ZS26 造价咨询站 14 7 站长 土建科,安装科
            ZS27 招标采购中心 16 8 主任 招标科,采购科
            ZS28 社会保险管理站 22 10 站长 养老科,医疗科,工伤科
            ZS29 住房公积金管理部 11 0 主任 归集科
            ZS30 矿史教育基地 12 6 主任 综合科,陈列科
            """;

    /** Nobody has been made the unit's deputy. */
    private static final Set<String> WITHOUT_DEPUTIES = Set.of("JG06", "ZS21", "ZS22", "ZS26", "ZS30");

    /** The post of the principal is vacant; a verifier is named. */
    private static final Set<String> WITHOUT_PRINCIPAL = Set.of("ZS25");

    /** The principal is a section chief and appraised himself; a deputy or a section chief verifies. */
    private static final Set<String> APPRAISED_PRINCIPALS =
            Set.of("JG06", "ZS08", "ZS21", "ZS22", "ZS24", "ZS26", "ZS28", "ZS30");

    /** Units that name a verifier although the principal could do it. */
    private static final Set<String> OTHER_VERIFIERS = Set.of("JG07", "JG13", "ZS01", "ZS06", "ZS14");

    private static final String[] STAFF_TITLES = {
        "干事", "专责工程师", "技术员", "统计员", "会计", "化验员", "调度员", "检修工", "安全员", "材料员", "司机", "资料员", "", ""
    };
    private static final String[] SURNAMES = {
        "王", "李", "张", "刘", "陈", "杨", "赵", "郭", "武", "郝", "薛", "贾", "牛", "段", "靳", "侯", "樊", "崔", "原", "高", "马", "梁",
        "韩", "田", "任", "常", "温", "康", "曹", "孟", "阎", "乔", "董", "宋", "吴", "周", "白", "冯", "程", "史", "卫", "尉迟", "欧阳", "司徒",
        "上官"
    };
    private static final String[] FIRST = {
        "建", "志", "国", "文", "晓", "丽", "俊", "宏", "永", "秀", "海", "红", "玉", "爱", "春", "卫", "瑞", "东", "明", "雪", "子", "思",
        "景", "彦", "润"
    };
    private static final String[] SECOND = {
        "平", "刚", "红", "军", "英", "霞", "峰", "伟", "斌", "萍", "强", "林", "芳", "华", "燕", "龙", "亮", "娟", "涛", "宁", "轩", "涵",
        "生", "琴", "鹏", ""
    };

    /** Names that not every encoding and font can show. */
    private static final String[] RARE_NAMES = {
        "王𬱖", "李䶮", "郭赟", "刘昇喆", "韩𣈱", "赵堃", "邢翀", "吴𤩽", "张芃", "陈𠅤", "阿依古丽·买买提", "那木汗", "武㛃", "郝祎旸", "乔𫖮", "卫䒟"
    };

    private static final String[] NOT_APPRAISED = {"任现职不满六个月", "长期病假", "立案审查期间", "已办理退出领导岗位手续"};
    private static final String[] NOT_RATING = {"长期病假", "借调集团外单位", "产假", "脱产学习", "驻村帮扶"};

    private final Random random = new Random(20190417);
    private final List<RosterRow> rows = new ArrayList<>();
    private final Set<String> numbers = new HashSet<>();
    private int rareNames;

    private SampleRoster() {}

    /** The rows in the order of the units, the principal first. */
    static List<RosterRow> rows() {
        var sample = new SampleRoster();
        UNITS.lines().map(line -> line.split(" ", 6)).forEach(sample::addUnit);
        sample.addSecondPosts();
        return sample.rows;
    }

    /** The workbook, the same bytes wherever the same libraries write it. */
    static byte[] workbook() {
        var out = new ByteArrayOutputStream();
        try (var workbook = new RosterWorkbook(out)) {
            rows().forEach(workbook::add);
        }
        try {
            return withoutTime(out.toByteArray());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, workbook());
    }

    private static byte[] withoutTime(byte[] workbook) throws IOException {
        var file = Files.createTempFile("sample", ".xlsx");
        var out = new ByteArrayOutputStream();
        try {
            Files.write(file, workbook);
            try (var from = new ZipFile(file.toFile());
                    var to = new ZipOutputStream(out)) {
                for (var entry : Collections.list(from.entries())) {
                    var copy = new ZipEntry(entry.getName());
                    copy.setTimeLocal(LocalDateTime.of(2019, 4, 17, 0, 0));
                    to.putNextEntry(copy);
                    var content = from.getInputStream(entry).readAllBytes();
                    to.write(entry.getName().equals("docProps/core.xml") ? withoutTimeOfMaking(content) : content);
                }
            }
        } finally {
            Files.delete(file);
        }
        return out.toByteArray();
    }

    private static byte[] withoutTimeOfMaking(byte[] properties) {
        return new String(properties, UTF_8)
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "2019-04-17T00:00:00Z")
                .getBytes(UTF_8);
    }

    private void addUnit(String[] unit) {
        var code = unit[0];
        int people = Integer.parseInt(unit[2]);
        int cadres = Integer.parseInt(unit[3]);
        var leader = unit[4];
        int added = 0;
        int appraised = 0;
        boolean headIsCadre = APPRAISED_PRINCIPALS.contains(code);
        if (!WITHOUT_PRINCIPAL.contains(code)) {
            add(unit, RaterGroup.PRINCIPAL, headIsCadre ? Rank.SECTION_CHIEF : null, leader, false);
            added++;
            appraised += headIsCadre ? 1 : 0;
        }
        int deputies = WITHOUT_DEPUTIES.contains(code) ? 0 : people < 20 ? 2 : people < 120 ? 3 : 4;
        for (int i = 0; i < deputies; i++) {
            boolean cadre = cadres > 0 && (headIsCadre || i == deputies - 1);
            boolean verifies =
                    i == 0 && (headIsCadre || WITHOUT_PRINCIPAL.contains(code) || OTHER_VERIFIERS.contains(code));
            add(unit, RaterGroup.DEPUTY, cadre ? Rank.SECTION_CHIEF : null, deputy(leader), verifies);
            added++;
            appraised += cadre ? 1 : 0;
        }
        boolean verifierWanted = headIsCadre && deputies == 0;
        var sections = unit[5].split(",", -1);
        int aSection = (cadres - appraised + sections.length - 1) / sections.length;
        for (int i = 0; appraised < cadres; i++) {
            var section = sections[i / aSection];
            var rank = i % aSection == 0
                    ? Rank.SECTION_CHIEF
                    : pick(
                            Rank.DEPUTY_SECTION_CHIEF,
                            Rank.DEPUTY_SECTION_CHIEF,
                            Rank.DEPUTY_SECTION_CHIEF,
                            Rank.PRINCIPAL_STAFF_MEMBER,
                            Rank.DEPUTY_PRINCIPAL_STAFF_MEMBER);
            add(unit, RaterGroup.STAFF, rank, cadreTitle(section, rank), verifierWanted && i == 0);
            added++;
            appraised++;
        }
        while (added < people) {
            add(unit, RaterGroup.STAFF, random.nextInt(4) == 0 ? Rank.STAFF_MEMBER : null, pick(STAFF_TITLES), false);
            added++;
        }
    }

    private void add(String[] unit, RaterGroup role, Rank rank, String title, boolean verifier) {
        boolean cadre = rank != null && rank.isCadre();
        boolean leads = role != RaterGroup.STAFF;
        var whyNotAppraised = cadre && !leads && !verifier && random.nextInt(40) == 0 ? pick(NOT_APPRAISED) : null;
        var whyNotRating = "长期病假".equals(whyNotAppraised)
                ? "长期病假"
                : !leads && !verifier && random.nextInt(50) == 0 ? pick(NOT_RATING) : null;
        var number = number();
        rows.add(new RosterRow(
                rows.size() + 2,
                unit[0],
                unit[1],
                number,
                name(),
                role,
                rank,
                title.isEmpty() ? null : title,
                whyNotAppraised == null ? null : Boolean.FALSE,
                whyNotAppraised,
                whyNotRating,
                verifier,
                leads || random.nextInt(3) == 0 ? "100%08d".formatted(random.nextInt(100_000_000)) : null,
                leads || random.nextInt(5) == 0 ? number.toLowerCase(java.util.Locale.ROOT) + "@example.org" : null,
                null));
    }

    /** Some accountants and safety officers work in a second unit too; they are appraised in their own. */
    private void addSecondPosts() {
        var units = UNITS.lines().map(line -> line.split(" ", 6)).toList();
        var seconded = Stream.of("JG07", "JG13")
                .flatMap(unit -> rows.stream()
                        .filter(row -> row.unit().equals(unit) && row.role() == RaterGroup.STAFF)
                        .filter(row -> row.appraised() && row.whyNotRating() == null)
                        .limit(7))
                .toList();
        for (int i = 0; i < seconded.size(); i++) {
            var row = seconded.get(i);
            var unit = units.get(22 + 2 * i);
            rows.add(new RosterRow(
                    rows.size() + 2,
                    unit[0],
                    unit[1],
                    row.person(),
                    row.name(),
                    RaterGroup.STAFF,
                    row.rank(),
                    row.unit().equals("JG07") ? "委派会计" : "派驻安全监察员",
                    Boolean.FALSE,
                    "在" + row.unitName() + "考评",
                    null,
                    false,
                    row.phone(),
                    row.email(),
                    null));
        }
    }

    private static String deputy(String leader) {
        return leader.equals("大队长") ? "副大队长" : "副" + leader;
    }

    private static String cadreTitle(String section, Rank rank) {
        return switch (rank) {
            case SECTION_CHIEF -> headOf(section, "");
            case DEPUTY_SECTION_CHIEF -> headOf(section, "副");
            case PRINCIPAL_STAFF_MEMBER -> section + "主任科员";
            default -> section + "副主任科员";
        };
    }

    /** 采购科 → 采购科副科长, 化验室 → 化验室副主任, 维修队 → 维修队副队长. */
    private static String headOf(String section, String deputy) {
        var last = section.substring(section.length() - 1);
        return section + deputy + (Set.of("科", "队", "部", "站", "段", "厂", "处").contains(last) ? last + "长" : "主任");
    }

    /** Mostly five digits, many with leading zeros; a few of the former labour company have letters. */
    private String number() {
        while (true) {
            var number = random.nextInt(60) == 0
                    ? "LW-%04d".formatted(random.nextInt(10_000))
                    : "%05d".formatted(100 + random.nextInt(32_000));
            if (numbers.add(number)) {
                return number;
            }
        }
    }

    private String name() {
        if (rareNames < RARE_NAMES.length && rows.size() % 180 == 41) {
            return RARE_NAMES[rareNames++];
        }
        var surname = SURNAMES[(int) (SURNAMES.length * StrictMath.pow(random.nextDouble(), 1.7))];
        return surname + pick(FIRST) + pick(SECOND);
    }

    @SafeVarargs
    private <T> T pick(T... from) {
        return from[random.nextInt(from.length)];
    }
}
