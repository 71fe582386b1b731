package org.pingyi.reporting;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.pingyi.kernel.Rank;
import org.pingyi.outcome.Decision;
import org.pingyi.outcome.Grade;
import org.pingyi.outcome.Measure;
import org.pingyi.outcome.Results.Result;
import org.pingyi.outcome.Status;

/**
 * The results as a workbook, in the contract's columns and Chinese terms whatever the reader's language. Every cell is a
 * text: employee numbers keep their zeros, scores their two decimals, and nothing that a person wrote becomes a formula.
 */
public final class ResultsWorkbook {
    static final List<String> HEADER = List.of("工号", "姓名", "单位编码", "单位名称", "职级", "状态", "综合得分", "等次", "组织处理", "决定");
    private static final int[] WIDTHS = {12, 12, 12, 28, 14, 12, 10, 8, 12, 12};

    private ResultsWorkbook() {}

    public static byte[] of(List<Result> results) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Pingyi", "1.0")) {
            var sheet = workbook.newWorksheet("评议结果");
            for (int column = 0; column < HEADER.size(); column++) {
                sheet.width(column, WIDTHS[column]);
                sheet.value(0, column, HEADER.get(column));
                sheet.style(0, column).bold().set();
            }
            sheet.freezePane(0, 1);
            for (int i = 0; i < results.size(); i++) {
                write(sheet, i + 1, results.get(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(Worksheet sheet, int row, Result result) {
        sheet.value(row, 0, result.employeeNumber().value());
        sheet.value(row, 1, result.name());
        sheet.value(row, 2, result.unit().value());
        sheet.value(row, 3, result.unitName());
        sheet.value(row, 4, term(result.rank()));
        sheet.value(row, 5, term(result.status()));
        if (result.composite() != null) {
            sheet.value(row, 6, result.composite());
        }
        if (result.grade() != null) {
            sheet.value(row, 7, term(result.grade()));
        }
        sheet.value(row, 8, term(result.measure()));
        sheet.value(row, 9, term(result.decision()));
    }

    static String term(Rank rank) {
        return switch (rank) {
            case SECTION_CHIEF -> "正科级";
            case DEPUTY_SECTION_CHIEF -> "副科级";
            case PRINCIPAL_STAFF_MEMBER -> "主任科员";
            case DEPUTY_PRINCIPAL_STAFF_MEMBER -> "副主任科员";
            case STAFF_MEMBER -> "科员";
        };
    }

    static String term(Status status) {
        return switch (status) {
            case GRADED -> "已定等次";
            case NOT_GRADED -> "未定等次";
            case EXCLUDED -> "已剔除";
        };
    }

    static String term(Grade grade) {
        return switch (grade) {
            case EXCELLENT -> "优秀";
            case GOOD -> "良好";
            case AVERAGE -> "一般";
            case WEAK -> "较差";
            case POOR -> "差";
        };
    }

    static String term(Measure measure) {
        return switch (measure) {
            case NONE -> "无";
            case DEMOTION -> "降级";
            case TRANSFER -> "转岗分流";
            case EXCLUSION -> "剔除";
        };
    }

    static String term(Decision decision) {
        return switch (decision) {
            case NONE -> "无";
            case PENDING -> "待定";
            case APPLIED -> "已执行";
            case WAIVED -> "不予执行";
        };
    }
}
