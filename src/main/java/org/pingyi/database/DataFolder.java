package org.pingyi.database;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * The folder of the evaluation mode ({@code PINGYI_DATA_DIR}), held with a lock file from before the first look into it
 * until everything that lives in it has ended. It belongs to one application at a time.
 *
 * <p>In it: {@code lock}; {@code database}, the cluster's files; {@code database.password} and {@code secret}, readable
 * by their owner alone; {@code server}, the unpacked binaries and the server's log; {@code demo}, there once demo
 * accounts have been made.
 */
class DataFolder implements Closeable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Takes the folder, and makes it where it is missing.
     *
     * @throws CannotStart if another application holds it (then nothing has been touched), or it cannot be written
     */
    static DataFolder take(Path path) {
        try {
            makeFolder(path);
            var folder = path.toRealPath();
            var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new CannotStart(
                        "数据文件夹正被另一个运行中的实例使用：" + folder + "\nThe data folder is in use by another running application: "
                                + folder,
                        "请先停止那个实例，或用 PINGYI_DATA_DIR 指定另一个文件夹。没有改动任何文件。\n"
                                + "Stop that application first, or choose another folder with PINGYI_DATA_DIR. Nothing has been touched.");
            }
            return new DataFolder(folder, channel);
        } catch (IOException e) {
            throw new CannotStart(
                    "数据文件夹无法写入：" + path.toAbsolutePath() + "\nThe data folder cannot be written: " + e,
                    "请检查权限，或用 PINGYI_DATA_DIR 指定另一个文件夹。\n"
                            + "Check the permissions, or choose another folder with PINGYI_DATA_DIR.",
                    e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisVirtualMachine) {
            return false;
        }
    }

    Path path() {
        return folder;
    }

    Path database() {
        return folder.resolve("database");
    }

    /** The folder that the library unpacks into; one level below a folder of ours, because it makes it writable for all. */
    Path binaries() throws IOException {
        return makeFolder(serverFolder().resolve("binaries"));
    }

    Path serverLog() throws IOException {
        return serverFolder().resolve("database.log");
    }

    private Path serverFolder() throws IOException {
        return makeFolder(folder.resolve("server"));
    }

    /** The key of the access codes' hashes; made at the first start, and the same ever after. */
    String secret() {
        return madeOnce("secret");
    }

    /** The file with the password of the database's roles; made at the first start. */
    Path passwordFile() {
        madeOnce("database.password");
        return folder.resolve("database.password");
    }

    boolean hasPassword() {
        return Files.exists(folder.resolve("database.password"));
    }

    String password() {
        return madeOnce("database.password");
    }

    boolean hasDemoAccounts() {
        return Files.exists(folder.resolve("demo"));
    }

    List<String> demo() {
        try {
            return hasDemoAccounts() ? Files.readAllLines(folder.resolve("demo")) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void rememberDemo(List<String> words) {
        replace("demo", String.join("\n", words));
    }

    /** Whether a first start has made the database and got to its end. */
    boolean hasDatabase() {
        return Files.exists(finished());
    }

    void rememberDatabase() throws IOException {
        Files.writeString(finished(), "The database was made completely.\n");
    }

    /** A first start that was cut short leaves half a cluster. It is put aside, never deleted. */
    void putUnfinishedDatabaseAside() throws IOException {
        if (Files.exists(database()) && !hasDatabase()) {
            var aside = Files.createTempDirectory(folder, "database.unfinished-");
            Files.move(database(), aside.resolve("database"));
        }
    }

    private Path finished() {
        return database().resolve("pingyi.complete");
    }

    private String madeOnce(String name) {
        var file = folder.resolve(name);
        if (!Files.exists(file)) {
            var bytes = new byte[32];
            RANDOM.nextBytes(bytes);
            replace(name, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole or not at all, and for the owner alone. */
    private void replace(String name, String content) {
        try {
            var fresh = Files.createTempFile(folder, name, ".new", forOwnerOnly(folder, "rw-------"));
            Files.writeString(fresh, content);
            Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path makeFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            var parent = path.toAbsolutePath().getParent();
            Files.createDirectories(parent);
            Files.createDirectory(path, forOwnerOnly(parent, "rwx------"));
        }
        return path;
    }

    private static FileAttribute<?>[] forOwnerOnly(Path where, String permissions) throws IOException {
        FileStore store = Files.getFileStore(where);
        return store.supportsFileAttributeView(PosixFileAttributeView.class)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
