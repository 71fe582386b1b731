package org.pingyi.ballotbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.pingyi.kernel.CampaignCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Boxes, their scrutineers and what these hold. */
@Repository
class Boxes {
    private static final String SCRUTINEER =
            "select campaign, login, enrolment_task, opening_task, enrolled, given from ballotbox.scrutineer ";

    private final JdbcClient jdbc;

    Boxes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns whether it was not there yet. */
    boolean add(CampaignCode campaign, int threshold) {
        return jdbc.sql("insert into ballotbox.box (campaign, state, threshold) values (?, 'ENROLLING', ?)"
                                + " on conflict do nothing")
                        .params(campaign.value(), threshold)
                        .update()
                == 1;
    }

    Optional<Box> find(CampaignCode campaign) {
        return box(campaign, "");
    }

    /** Locks the box until the transaction ends: one enrols, opens or destroys at a time. */
    Optional<Box> lock(CampaignCode campaign) {
        return box(campaign, " for update");
    }

    private Optional<Box> box(CampaignCode campaign, String lock) {
        return jdbc.sql("select state, threshold from ballotbox.box where campaign = ?" + lock)
                .param(campaign.value())
                .query((row, n) -> new Box(campaign, Box.State.valueOf(row.getString(1)), row.getInt(2)))
                .optional();
    }

    void threshold(CampaignCode campaign, int threshold) {
        jdbc.sql("update ballotbox.box set threshold = ? where campaign = ?")
                .params(threshold, campaign.value())
                .update();
    }

    void lockWith(CampaignCode campaign, byte[] publicKey) {
        jdbc.sql("update ballotbox.box set state = 'LOCKED', public_key = ? where campaign = ?")
                .params(publicKey, campaign.value())
                .update();
    }

    /** The public half of the box's key, empty before the last enrolment and after the destruction. */
    Optional<byte[]> publicKey(CampaignCode campaign) {
        return jdbc.sql("select public_key from ballotbox.box where campaign = ? and public_key is not null")
                .param(campaign.value())
                .query((row, n) -> row.getBytes(1))
                .optional();
    }

    /** Opened and counted: the shares that waited have done their service. */
    void opened(CampaignCode campaign) {
        jdbc.sql("update ballotbox.box set state = 'OPENED' where campaign = ?")
                .param(campaign.value())
                .update();
        jdbc.sql("update ballotbox.scrutineer set handed_in = null where campaign = ?")
                .param(campaign.value())
                .update();
    }

    /** What stays are the tasks, so that their owners can go on reading them. */
    void destroy(CampaignCode campaign) {
        jdbc.sql("delete from ballotbox.sealed_ballot where campaign = ?")
                .param(campaign.value())
                .update();
        jdbc.sql("update ballotbox.scrutineer set public_key = null, private_key = null, salt = null,"
                        + " memory_kib = null, iterations = null, parallelism = null, share = null, handed_in = null"
                        + " where campaign = ?")
                .param(campaign.value())
                .update();
        jdbc.sql("update ballotbox.box set state = 'DESTROYED', public_key = null where campaign = ?")
                .param(campaign.value())
                .update();
    }

    void add(CampaignCode campaign, String login, int position, UUID enrolmentTask, UUID openingTask) {
        jdbc.sql("insert into ballotbox.scrutineer"
                        + " (campaign, login, position, enrolment_task, opening_task, enrolled, given)"
                        + " values (?, ?, ?, ?, ?, false, false)"
                        + " on conflict (campaign, login) do update set position = excluded.position")
                .params(campaign.value(), login, position, enrolmentTask, openingTask)
                .update();
    }

    void removeAllBut(CampaignCode campaign, List<String> logins) {
        jdbc.sql("delete from ballotbox.scrutineer where campaign = ? and login <> all (?)")
                .params(campaign.value(), logins.toArray(String[]::new))
                .update();
    }

    /** In their order. */
    List<Scrutineer> scrutineers(CampaignCode campaign) {
        return jdbc.sql(SCRUTINEER + "where campaign = ? order by position")
                .param(campaign.value())
                .query(Boxes::scrutineer)
                .list();
    }

    List<Scrutineer> of(String login) {
        return jdbc.sql(SCRUTINEER + "where login = ?")
                .param(login)
                .query(Boxes::scrutineer)
                .list();
    }

    Optional<Scrutineer> byEnrolmentTask(UUID task, String login) {
        return jdbc.sql(SCRUTINEER + "where enrolment_task = ? and login = ?")
                .params(task, login)
                .query(Boxes::scrutineer)
                .optional();
    }

    Optional<Scrutineer> byOpeningTask(UUID task, String login) {
        return jdbc.sql(SCRUTINEER + "where opening_task = ? and login = ?")
                .params(task, login)
                .query(Boxes::scrutineer)
                .optional();
    }

    private static Scrutineer scrutineer(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new Scrutineer(
                new CampaignCode(row.getString("campaign")),
                row.getString("login"),
                row.getObject("enrolment_task", UUID.class),
                row.getObject("opening_task", UUID.class),
                row.getBoolean("enrolled"),
                row.getBoolean("given"));
    }

    void enrol(Scrutineer scrutineer, byte[] publicKey, LockedKey privateKey) {
        jdbc.sql("update ballotbox.scrutineer set enrolled = true, public_key = ?, private_key = ?, salt = ?,"
                        + " memory_kib = ?, iterations = ?, parallelism = ? where campaign = ? and login = ?")
                .params(
                        publicKey,
                        privateKey.content(),
                        privateKey.salt(),
                        privateKey.cost().memoryKib(),
                        privateKey.cost().iterations(),
                        privateKey.cost().parallelism(),
                        scrutineer.campaign().value(),
                        scrutineer.login())
                .update();
    }

    byte[] publicKeyOf(Scrutineer scrutineer) {
        return jdbc.sql("select public_key from ballotbox.scrutineer where campaign = ? and login = ?")
                .params(scrutineer.campaign().value(), scrutineer.login())
                .query((row, n) -> row.getBytes(1))
                .single();
    }

    LockedKey privateKeyOf(Scrutineer scrutineer) {
        return jdbc.sql("select private_key, salt, memory_kib, iterations, parallelism from ballotbox.scrutineer"
                        + " where campaign = ? and login = ?")
                .params(scrutineer.campaign().value(), scrutineer.login())
                .query((row, n) -> new LockedKey(
                        row.getBytes(1),
                        row.getBytes(2),
                        new LockedKey.Cost(row.getInt(3), row.getInt(4), row.getInt(5))))
                .single();
    }

    void keepShare(Scrutineer scrutineer, byte[] sealedShare) {
        jdbc.sql("update ballotbox.scrutineer set share = ? where campaign = ? and login = ?")
                .params(sealedShare, scrutineer.campaign().value(), scrutineer.login())
                .update();
    }

    byte[] shareOf(Scrutineer scrutineer) {
        return jdbc.sql("select share from ballotbox.scrutineer where campaign = ? and login = ?")
                .params(scrutineer.campaign().value(), scrutineer.login())
                .query((row, n) -> row.getBytes(1))
                .single();
    }

    void handIn(Scrutineer scrutineer, byte[] sealedShare) {
        jdbc.sql("update ballotbox.scrutineer set given = true, handed_in = ? where campaign = ? and login = ?")
                .params(sealedShare, scrutineer.campaign().value(), scrutineer.login())
                .update();
    }

    /** A share that cannot be read any more does not wait: its scrutineer is asked again. */
    void takeBack(CampaignCode campaign, String login) {
        jdbc.sql("update ballotbox.scrutineer set given = false, handed_in = null where campaign = ? and login = ?")
                .params(campaign.value(), login)
                .update();
    }

    /** The shares that wait, sealed, by login. */
    Map<String, byte[]> handedIn(CampaignCode campaign) {
        Map<String, byte[]> shares = new HashMap<>();
        jdbc.sql("select login, handed_in from ballotbox.scrutineer where campaign = ? and handed_in is not null")
                .param(campaign.value())
                .query(row -> {
                    shares.put(row.getString(1), row.getBytes(2));
                });
        return shares;
    }
}
