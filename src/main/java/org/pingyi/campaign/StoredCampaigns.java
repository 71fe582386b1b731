package org.pingyi.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.DatabaseClock;
import org.pingyi.kernel.Deed;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.Unknown;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every read goes to the table, never to something read earlier in the transaction: whoever has waited for a lock
 * must find what the other one left.
 */
@Service
class StoredCampaigns implements Campaigns {
    private static final String SELECT = """
            select code, phase, rule_book, rule_book_hash, collection_deadline, rating_deadline, outcomes_since, closed_at, published_at
            from campaign.campaign
            """;
    private final JdbcClient jdbc;
    private final DatabaseClock clock;
    private final ApplicationEventPublisher events;

    StoredCampaigns(JdbcClient jdbc, DatabaseClock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public Campaign get(CampaignCode code) {
        return find(code).orElseThrow(() -> new Unknown("campaign.unknown"));
    }

    @Override
    public Optional<Campaign> find(CampaignCode code) {
        return jdbc.sql(SELECT + "where code = ?")
                .param(code.value())
                .query(StoredCampaigns::campaign)
                .optional();
    }

    @Override
    public List<Campaign> all() {
        return jdbc.sql(SELECT + "order by created_at desc, code")
                .query(StoredCampaigns::campaign)
                .list();
    }

    @Override
    public Optional<Campaign> running() {
        return jdbc.sql(SELECT + "where phase not in ('DRAFT', 'CLOSED', 'ABORTED')")
                .query(StoredCampaigns::campaign)
                .optional();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Campaign lock(CampaignCode code) {
        return jdbc.sql(SELECT + "where code = ? for update")
                .param(code.value())
                .query(StoredCampaigns::campaign)
                .optional()
                .orElseThrow(() -> new Unknown("campaign.unknown"));
    }

    @Override
    @Transactional
    public Instant startCollection(CampaignCode code) {
        var campaign = lock(code);
        if (!campaign.hasReached(Phase.COLLECTION)) {
            campaign = save(campaign.collecting(clock.now()));
        }
        return campaign.collectionDeadline();
    }

    @Override
    @Transactional
    public Instant startRating(CampaignCode code) {
        var campaign = lock(code);
        if (!campaign.hasReached(Phase.RATING)) {
            campaign = save(campaign.rating(clock.now()));
        }
        return campaign.ratingDeadline();
    }

    @Override
    @Transactional
    public void startOpening(CampaignCode code) {
        var campaign = lock(code);
        if (!campaign.hasReached(Phase.OPENING)) {
            save(campaign.ratingEnded());
        }
    }

    @Override
    @Transactional
    public Instant startOutcomes(CampaignCode code) {
        var campaign = lock(code);
        if (!campaign.hasReached(Phase.OUTCOMES)) {
            campaign = save(campaign.counted(clock.now()));
        }
        return campaign.verificationDeadline();
    }

    @Override
    @Transactional
    public void close(CampaignCode code) {
        var campaign = lock(code);
        if (campaign.hasReached(Phase.CLOSED)) {
            return;
        }
        save(campaign.closed(clock.now()));
        if (!campaign.published()) {
            events.publishEvent(new Deed(Deed.SYSTEM, "RESULTS_PUBLISHED", code.value(), null));
        }
        events.publishEvent(new Deed(Deed.SYSTEM, "CAMPAIGN_CLOSED", code.value(), null));
    }

    /** @throws NotNow the code exists */
    void add(RuleBook draft) {
        var added = jdbc.sql("""
                        insert into campaign.campaign (code, title, phase, rule_book) values (?, ?, 'DRAFT', ?)
                        on conflict do nothing
                        """)
                .params(draft.code().value(), draft.title(), RuleBookText.write(draft))
                .update();
        if (added == 0) {
            throw new NotNow("campaign.exists", draft.code().value());
        }
    }

    /**
     * Writes a campaign that opens, with what was frozen and signed off.
     *
     * @throws NotNow another campaign runs: the database lets only one in
     */
    void open(Campaign opened, byte[] decisionTables, String rosterHash, String signedOff, String signedOffBy) {
        try {
            jdbc.sql("""
                            update campaign.campaign
                            set phase = :phase, rule_book_hash = :hash, decision_tables = :tables, roster_hash = :rosterHash,
                                signed_off = cast(:signedOff as jsonb), signed_off_by = :by, opened_at = clock_timestamp()
                            where code = :code
                            """)
                    .param("phase", opened.phase().name())
                    .param("hash", opened.ruleBookHash())
                    .param("tables", decisionTables)
                    .param("rosterHash", rosterHash)
                    .param("signedOff", signedOff)
                    .param("by", signedOffBy)
                    .param("code", opened.code().value())
                    .update();
        } catch (DuplicateKeyException anotherRuns) {
            throw new NotNow("campaign.opening.anotherRuns");
        }
    }

    /** The bytes that the hash of an opened campaign's rule book covers. */
    byte[] decisionTablesOf(CampaignCode code) {
        return jdbc.sql("select decision_tables from campaign.campaign where code = ?")
                .param(code.value())
                .query(byte[].class)
                .single();
    }

    /** The warnings that were signed off at the opening, as JSON. */
    String signedOff(CampaignCode code) {
        return jdbc.sql("select signed_off from campaign.campaign where code = ?")
                .param(code.value())
                .query(String.class)
                .single();
    }

    /** Writes a campaign whose row the caller has locked; answers with it. */
    Campaign save(Campaign campaign) {
        jdbc.sql("""
                        update campaign.campaign
                        set title = :title, phase = :phase, rule_book = :ruleBook, rule_book_hash = :hash,
                            collection_deadline = :collectionDeadline, rating_deadline = :ratingDeadline,
                            outcomes_since = :outcomesSince, closed_at = :closedAt, published_at = :publishedAt
                        where code = :code
                        """)
                .param("title", campaign.ruleBook().title())
                .param("phase", campaign.phase().name())
                .param("ruleBook", RuleBookText.write(campaign.ruleBook()))
                .param("hash", campaign.ruleBookHash())
                .param("collectionDeadline", utc(campaign.collectionDeadline()))
                .param("ratingDeadline", utc(campaign.ratingDeadline()))
                .param("outcomesSince", utc(campaign.outcomesSince()))
                .param("closedAt", utc(campaign.closedAt()))
                .param("publishedAt", utc(campaign.publishedAt()))
                .param("code", campaign.code().value())
                .update();
        return campaign;
    }

    private static Campaign campaign(ResultSet row, int number) throws SQLException {
        return new Campaign(
                new CampaignCode(row.getString("code")),
                Phase.valueOf(row.getString("phase")),
                RuleBookText.read(row.getString("rule_book")),
                row.getString("rule_book_hash"),
                instant(row, "collection_deadline"),
                instant(row, "rating_deadline"),
                instant(row, "outcomes_since"),
                instant(row, "closed_at"),
                instant(row, "published_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
