package org.pingyi.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.UnitCode;
import org.pingyi.outcome.Decision;
import org.pingyi.outcome.Grade;
import org.pingyi.outcome.Measure;
import org.pingyi.outcome.Results.Result;
import org.pingyi.outcome.Status;

class ResultsWorkbookTest {
    @Test
    void the_contracts_columns_in_chinese_terms_and_empty_cells_where_there_is_nothing() throws IOException {
        var rows = readBack(List.of(
                result("0111", "李伟", Rank.SECTION_CHIEF, "64.50", Grade.WEAK, Measure.DEMOTION, Decision.PENDING),
                result("0113", "王芳", Rank.DEPUTY_SECTION_CHIEF, null, null, Measure.NONE, Decision.NONE),
                result("0114", "赵六", Rank.PRINCIPAL_STAFF_MEMBER, null, null, Measure.EXCLUSION, Decision.WAIVED)));
        assertThat(rows)
                .containsExactly(
                        List.of("工号", "姓名", "单位编码", "单位名称", "职级", "状态", "综合得分", "等次", "组织处理", "决定"),
                        List.of("0111", "李伟", "GY01", "机电部", "正科级", "已定等次", "64.50", "较差", "降级", "待定"),
                        List.of("0113", "王芳", "GY01", "机电部", "副科级", "未定等次", "", "", "无", "无"),
                        List.of("0114", "赵六", "GY01", "机电部", "主任科员", "已剔除", "", "", "剔除", "不予执行"));
    }

    @Test
    void every_term_of_the_contract() {
        assertThat(Stream.of(Status.values()).map(ResultsWorkbook::term)).containsExactly("已定等次", "未定等次", "已剔除");
        assertThat(Stream.of(Grade.values()).map(ResultsWorkbook::term)).containsExactly("优秀", "良好", "一般", "较差", "差");
        assertThat(Stream.of(Measure.values()).map(ResultsWorkbook::term)).containsExactly("无", "降级", "转岗分流", "剔除");
        assertThat(Stream.of(Decision.values()).map(ResultsWorkbook::term)).containsExactly("无", "待定", "已执行", "不予执行");
        assertThat(Stream.of(Rank.values()).map(ResultsWorkbook::term))
                .containsExactly("正科级", "副科级", "主任科员", "副主任科员", "科员");
    }

    @Test
    void what_a_person_wrote_is_a_text_and_never_a_formula() throws IOException {
        for (var name : List.of("=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "<b>&\"'", "𠮷野家", "0012", "_x000D_")) {
            var bytes = ResultsWorkbook.of(List.of(
                    result("0001", name, Rank.SECTION_CHIEF, "100.00", Grade.EXCELLENT, Measure.NONE, Decision.NONE)));
            try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
                var row = workbook.getFirstSheet().read().get(1);
                assertThat(row.getCellText(1)).isEqualTo(name);
                assertThat(row.getCellText(0)).isEqualTo("0001");
                assertThat(row.getCellText(6)).isEqualTo("100.00");
                assertThat(row.stream().map(cell -> cell.getType())).containsOnly(CellType.STRING);
                assertThat(row.stream().map(cell -> cell.getFormula())).containsOnlyNulls();
            }
        }
    }

    private static List<List<String>> readBack(List<Result> results) throws IOException {
        var rows = new ArrayList<List<String>>();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(ResultsWorkbook.of(results)))) {
            for (Row row : workbook.getFirstSheet().read()) {
                var cells = new ArrayList<String>();
                for (int column = 0; column < 10; column++) {
                    cells.add(row.getCellText(column));
                }
                rows.add(cells);
            }
        }
        return rows;
    }

    private static Result result(
            String number, String name, Rank rank, String composite, Grade grade, Measure measure, Decision decision) {
        var status = grade != null ? Status.GRADED : measure == Measure.EXCLUSION ? Status.EXCLUDED : Status.NOT_GRADED;
        return new Result(
                new AppraisalId(new UUID(0, 1)),
                new EmployeeNumber(number),
                name,
                new UnitCode("GY01"),
                "机电部",
                rank,
                status,
                composite,
                grade,
                measure,
                decision,
                null);
    }
}
