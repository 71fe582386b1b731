package org.pingyi.kernel;

/** The code of a campaign, such as {@code 2026}: 1–32 ASCII letters, digits, {@code -}, {@code _}. */
public record CampaignCode(String value) {
    public CampaignCode {
        Codes.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
