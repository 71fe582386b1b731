package org.pingyi.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database server that outlived its application (killed, so that it could not say goodbye). Only to be looked for by
 * who holds the data folder: then nobody else can be using it.
 */
class Orphan {
    private static final Logger LOG = LoggerFactory.getLogger(Orphan.class);
    private static final Duration FAST = Duration.ofSeconds(60);
    private static final Duration IMMEDIATE = Duration.ofSeconds(15);

    private final Path database;
    private final Path pidFile;

    Orphan(Path database) {
        this.database = database;
        this.pidFile = database.resolve("postmaster.pid");
    }

    /**
     * Stops the server that still runs on the folder, if there is one.
     *
     * @throws CannotStart if it does not stop
     */
    void stop() throws IOException, InterruptedException {
        var found = process();
        if (found.isEmpty()) {
            return;
        }
        var process = found.get();
        if (!isServerOnFolder(process)) {
            // The number has gone to somebody else since (it does, in containers): PostgreSQL would wait for him for
            // ever.
            LOG.info("removed a stale {}", pidFile.getFileName());
            Files.deleteIfExists(pidFile);
            return;
        }
        LOG.info("stopping the database server that a killed application has left behind, process {}", process.pid());
        if (!signalled(process, "-INT", FAST) && !signalled(process, "-QUIT", IMMEDIATE)) {
            throw new CannotStart(
                    "上次遗留的数据库进程 " + process.pid() + " 无法停止。\nThe database server left behind by the last run (process "
                            + process.pid() + ") does not stop.",
                    "请手工结束该进程后重新启动。\nEnd that process and start again.");
        }
    }

    private Optional<ProcessHandle> process() throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(pidFile)) {
            return lines.findFirst().map(String::strip).map(Long::valueOf).flatMap(ProcessHandle::of);
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
    }

    private boolean isServerOnFolder(ProcessHandle process) {
        var info = process.info();
        var isServer = info.command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(false);
        // Where the system does not tell the arguments, the folder's own file and its lock must do.
        return isServer
                && info.arguments()
                        .map(arguments -> Arrays.asList(arguments).contains(database.toString()))
                        .orElse(true);
    }

    private boolean signalled(ProcessHandle process, String signal, Duration patience)
            throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        var end = System.nanoTime() + patience.toNanos();
        // The server takes its file away last; the process itself may linger, where nobody collects the dead.
        while (process.isAlive() && Files.exists(pidFile)) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }
}
