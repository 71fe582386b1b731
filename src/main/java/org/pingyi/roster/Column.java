package org.pingyi.roster;

/** The columns of the roster file (contract §1), in the order in which the export writes them. */
enum Column {
    UNIT_CODE("单位编码"),
    UNIT_NAME("单位名称"),
    EMPLOYEE_NUMBER("工号"),
    NAME("姓名"),
    ROLE("评议身份"),
    RANK("职级"),
    JOB_TITLE("职务"),
    APPRAISED("是否考评对象"),
    WHY_NOT_APPRAISED("不考评原因"),
    WHY_NOT_RATING("不参评原因"),
    VERIFIER("核实人"),
    PHONE("手机号"),
    EMAIL("邮箱"),
    RESTORED_BY("恢复依据");

    private final String title;

    Column(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The first five must be there. */
    boolean isRequired() {
        return compareTo(ROLE) <= 0;
    }

    /** Where a cell stands, as problems name it. */
    String at(int row) {
        return "row " + row + ", " + title;
    }
}
