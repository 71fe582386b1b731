package org.pingyi.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    /** Not below the temporary folder of a test: other tests of the run use the same unpacked binaries. */
    static final Path BINARIES = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg");

    @TempDir
    Path data;

    @Test
    void what_was_written_is_there_after_a_restart_and_so_is_the_secret() throws Exception {
        String secret;
        try (var folder = DataFolder.take(data);
                var database = EmbeddedDatabase.start(folder, BINARIES)) {
            secret = folder.secret();
            execute(database.dataSource(), "create table kept as select 42 as answer");
        }
        try (var folder = DataFolder.take(data);
                var database = EmbeddedDatabase.start(folder, BINARIES)) {
            assertThat(ask(database.dataSource(), "select answer from kept")).isEqualTo("42");
            assertThat(folder.secret()).isEqualTo(secret).hasSizeGreaterThan(40);
        }
    }

    @Test
    void it_is_durable_on_loopback_and_sorts_names_in_pinyin_order() throws Exception {
        try (var folder = DataFolder.take(data);
                var database = EmbeddedDatabase.start(folder, BINARIES)) {
            var source = database.dataSource();
            assertThat(ask(source, "select current_setting('fsync')")).isEqualTo("on");
            assertThat(ask(source, "select current_setting('synchronous_commit')"))
                    .isEqualTo("on");
            assertThat(ask(source, "select current_setting('full_page_writes')"))
                    .isEqualTo("on");
            assertThat(ask(source, "select current_setting('listen_addresses')"))
                    .isEqualTo("127.0.0.1");
            assertThat(ask(source, "select current_setting('is_superuser')")).isEqualTo("off");
            assertThat(ask(source, """
                                    select string_agg(n, '' order by n collate "zh-Hans-CN-x-icu")
                                    from (values ('赵'), ('李'), ('陈'), ('王')) as names(n)""")).isEqualTo("陈李王赵");
            assertThat(ask(source, "select ('a' > 'B')::text || ('00' < '0A')::text"))
                    .isEqualTo("truetrue");
        }
    }

    @Test
    void nobody_enters_without_the_password() throws Exception {
        try (var folder = DataFolder.take(data);
                var database = EmbeddedDatabase.start(folder, BINARIES)) {
            for (var user : List.of("postgres", "pingyi")) {
                for (var password : List.of("", "postgres", "pingyi")) {
                    assertThatThrownBy(() -> DriverManager.getConnection(database.getJdbcUrl(), user, password)
                                    .close())
                            .as(user)
                            .isInstanceOf(SQLException.class);
                }
            }
            assertThat(folder.secret()).isNotBlank();
            for (var file : List.of("database.password", "secret")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file))))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void a_second_application_on_the_folder_refuses_to_start_and_touches_nothing() throws Exception {
        try (var other = new OtherApplication(data)) {
            var before = files();
            assertThatThrownBy(() -> DataFolder.take(data))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("正被另一个运行中的实例使用")
                    .hasMessageContaining("in use by another running application");
            assertThat(files()).isEqualTo(before);
            assertThat(ask(other, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void after_a_kill_the_server_left_behind_is_stopped_and_what_was_committed_is_there() throws Exception {
        long orphan;
        try (var killed = new OtherApplication(data)) {
            killed.kill();
            orphan = Long.parseLong(Files.readAllLines(data.resolve("database/postmaster.pid"))
                    .get(0)
                    .strip());
            assertThat(ProcessHandle.of(orphan)).as("the server lives on").isPresent();
        }
        try (var folder = DataFolder.take(data);
                var database = EmbeddedDatabase.start(folder, BINARIES)) {
            assertThat(ask(database.dataSource(), "select answer from kept")).isEqualTo("42");
            assertThat(Files.readAllLines(data.resolve("database/postmaster.pid"))
                            .get(0)
                            .strip())
                    .isNotEqualTo(Long.toString(orphan));
        }
    }

    @Test
    void a_stale_process_number_that_somebody_else_has_now_does_not_hinder() throws Exception {
        try (var folder = DataFolder.take(data);
                var database = EmbeddedDatabase.start(folder, BINARIES)) {
            execute(database.dataSource(), "create table kept as select 42 as answer");
        }
        Files.writeString(
                data.resolve("database/postmaster.pid"), ProcessHandle.current().pid() + "\n");
        try (var folder = DataFolder.take(data);
                var database = EmbeddedDatabase.start(folder, BINARIES)) {
            assertThat(ask(database.dataSource(), "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void half_a_database_of_a_first_start_cut_short_is_put_aside_and_made_anew() throws Exception {
        Files.createDirectories(data.resolve("database/base"));
        Files.writeString(data.resolve("database/postgresql.conf"), "");
        try (var folder = DataFolder.take(data);
                var database = EmbeddedDatabase.start(folder, BINARIES)) {
            assertThat(ask(database.dataSource(), "select 1")).isEqualTo("1");
            try (var found = Files.newDirectoryStream(data, "database.unfinished-*")) {
                assertThat(found).hasSize(1);
            }
        }
    }

    private List<String> files() throws IOException {
        try (var found = Files.walk(data)) {
            // The running server of the other application writes its own files.
            return found.filter(file -> !file.startsWith(data.resolve("database")))
                    .map(file -> file + " " + file.toFile().lastModified() + " "
                            + file.toFile().length())
                    .sorted()
                    .toList();
        }
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(DataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String ask(OtherApplication other, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(other.url, "pingyi", other.password);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Another Java process that holds the folder, with a table in its database. */
    static class OtherApplication implements AutoCloseable {
        private final Process process;
        private final String url;
        private final String password;

        OtherApplication(Path data) throws IOException {
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-Xmx64m", "-cp", System.getProperty("java.class.path")));
            command.addAll(List.of(OtherApplication.class.getName(), data.toString()));
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> line.startsWith("ready "))
                    .findFirst()
                    .orElseThrow()
                    .split(" ");
            url = said[1];
            password = said[2];
        }

        public static void main(String[] args) throws Exception {
            try (var folder = DataFolder.take(Path.of(args[0]));
                    var database = EmbeddedDatabase.start(folder, BINARIES)) {
                execute(database.dataSource(), "create table kept as select 42 as answer");
                System.out.println("ready " + database.getJdbcUrl() + " " + database.getPassword());
                System.out.flush();
                System.in.read();
            }
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        @Override
        public void close() throws IOException, InterruptedException {
            process.getOutputStream().close();
            process.waitFor();
        }
    }
}
