package org.pingyi.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/**
 * A real PostgreSQL of our own, with its files in the {@link DataFolder}: durable (unlike the library's defaults, which
 * are made for tests), on loopback, with a password, on a port that was free. The application works as a role without
 * superuser's rights.
 *
 * <p>To be closed after the pool and the engine, and before the folder.
 */
class EmbeddedDatabase implements JdbcConnectionDetails, Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String NAME = "pingyi";
    private static final long LOG_LIMIT = 8L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final DataFolder folder;
    private final EmbeddedPostgres server;

    private EmbeddedDatabase(DataFolder folder, EmbeddedPostgres server) {
        this.folder = folder;
        this.server = server;
    }

    /**
     * Starts the server on the folder, makes the database where there is none, and stops a server that a killed
     * application has left behind.
     *
     * @param binaries where the server's programs are unpacked; kept
     * @throws CannotStart if that is impossible here
     */
    static EmbeddedDatabase start(DataFolder folder, Path binaries) {
        refuseRootWithoutNamespaces();
        try {
            new Orphan(folder.database()).stop();
            folder.putUnfinishedDatabaseAside();
            refuseWithoutPassword(folder);
            var log = folder.serverLog();
            if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
                Files.delete(log);
            }
            var database = new EmbeddedDatabase(folder, launch(folder, binaries, log));
            try {
                database.checkItIsOurs();
                database.makeIfMissing();
                return database;
            } catch (SQLException | IOException | RuntimeException e) {
                database.close();
                throw e;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(folder, e);
        } catch (IOException | SQLException | IllegalStateException | ExceptionInInitializerError e) {
            throw failed(folder, e);
        }
    }

    private static EmbeddedPostgres launch(DataFolder folder, Path binaries, Path log) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.database())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setPort(freePort())
                .setPGStartupWait(PATIENCE)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("log_timezone", "UTC")
                .setServerConfig("lc_messages", "C")
                // Despite its name this hands any option to initdb; a later --auth wins over the library's trust.
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", folder.passwordFile().toString())
                // Code-point order by default, the same everywhere; names in pinyin order: collate "zh-Hans-CN-x-icu".
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setConnectConfig("password", folder.password())
                .start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void refuseRootWithoutNamespaces() {
        if ("root".equals(System.getProperty("user.name"))
                && System.getProperty("os.name").startsWith("Linux")
                && !LinuxUtils.isUnshareAvailable()) {
            throw new CannotStart(
                    "内置数据库不能以 root 身份运行，而本机又不允许用户命名空间（unshare -U）。\n"
                            + "The embedded database does not run as root, and this machine forbids user namespaces (unshare -U).",
                    "请改用普通用户启动，或用 SPRING_DATASOURCE_URL 指定外部 PostgreSQL。\n"
                            + "Start as an ordinary user, or give an external PostgreSQL with SPRING_DATASOURCE_URL.");
        }
    }

    private static void refuseWithoutPassword(DataFolder folder) {
        if (folder.hasDatabase() && !folder.hasPassword()) {
            throw new CannotStart(
                    "数据文件夹中缺少数据库口令文件 database.password：" + folder.path()
                            + "\nThe file with the database's password is missing in " + folder.path(),
                    "请从备份中恢复该文件。\nRestore the file database.password from a backup.");
        }
    }

    private static CannotStart failed(DataFolder folder, Throwable e) {
        return new CannotStart(
                "内置数据库无法启动。\nThe embedded database cannot start: " + e.getMessage(),
                "请查看日志，或用 SPRING_DATASOURCE_URL 指定外部 PostgreSQL："
                        + folder.path().resolve("server")
                        + "\nSee the server's log there, or give an external PostgreSQL with SPRING_DATASOURCE_URL.",
                e);
    }

    /** Somebody else could have taken the port in the moment before the server did. */
    private void checkItIsOurs() throws SQLException {
        var directory = single(server.getPostgresDatabase(), "select current_setting('data_directory')");
        if (!folder.database().toString().equals(directory)) {
            throw new IllegalStateException("port " + server.getPort() + " was taken by another server");
        }
    }

    private void makeIfMissing() throws SQLException, IOException {
        if (folder.hasDatabase()) {
            return;
        }
        var admin = server.getPostgresDatabase();
        try (var connection = admin.getConnection();
                var statement = connection.createStatement()) {
            // The password consists of letters, digits, - and _ only (DataFolder).
            statement.execute("create role " + NAME + " login password '" + folder.password() + "'");
            statement.execute("create database " + NAME + " owner " + NAME);
        }
        folder.rememberDatabase();
        LOG.info("made a new database in {}", folder.path());
    }

    private static String single(DataSource dataSource, String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    DataSource dataSource() {
        return server.getDatabase(NAME, NAME, Map.of("password", folder.password()));
    }

    @Override
    public String getUsername() {
        return NAME;
    }

    @Override
    public String getPassword() {
        return folder.password();
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + NAME;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
