package org.pingyi.roster;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.TooLarge;
import org.pingyi.kernel.UnsupportedType;

/**
 * The parts of an .xlsx file. Opening one looks through all of it: what is larger than allowed when unpacked (the
 * sizes that the file claims count for nothing), has macros, links to other files or a document type in any part is
 * refused.
 */
final class WorkbookPackage implements AutoCloseable {
    private static final long MOST_UNPACKED = 200L * 1024 * 1024;
    private static final int MOST_PARTS = 10_000;

    /** From here on a part that packs better than 200 to 1 is no spreadsheet. */
    private static final long WORTH_A_LOOK = 16L * 1024 * 1024;

    private static final long BEST_RATIO = 200;
    private static final String RELATIONSHIPS = ".rels";

    /** How one part refers to another. */
    record Relationship(String id, String type, String target) {}

    private final ZipFile zip;
    private final Map<String, ZipEntry> parts = new HashMap<>();
    private long unpacked;

    private WorkbookPackage(ZipFile zip) {
        this.zip = zip;
    }

    static WorkbookPackage open(Path file) {
        WorkbookPackage opened = null;
        try {
            opened = new WorkbookPackage(new ZipFile(file.toFile()));
            opened.lookThrough();
            return opened;
        } catch (ZipException | IllegalArgumentException noZip) {
            closeQuietly(opened);
            throw new UnsupportedType("roster.import.format");
        } catch (IOException e) {
            closeQuietly(opened);
            throw new UncheckedIOException(e);
        } catch (RuntimeException refused) {
            closeQuietly(opened);
            throw refused;
        }
    }

    private static void closeQuietly(WorkbookPackage opened) {
        if (opened != null) {
            opened.close();
        }
    }

    private void lookThrough() throws IOException {
        var entries = Collections.list(zip.entries());
        if (entries.size() > MOST_PARTS) {
            throw GuardedXml.damaged();
        }
        long claimed = 0;
        for (var entry : entries) {
            var name = key(entry.getName());
            if (parts.put(name, entry) != null) {
                throw GuardedXml.damaged();
            }
            claimed += Math.max(0, entry.getSize());
            if (name.contains("vbaproject") || name.contains("/macrosheets/")) {
                throw new Invalid("roster.import.macros");
            }
            if (name.contains("/externallinks/") || name.endsWith("/connections.xml")) {
                throw new Invalid("roster.import.links");
            }
        }
        if (claimed > MOST_UNPACKED) {
            throw new TooLarge("roster.import.unpacked");
        }
        if (!parts.containsKey("[content_types].xml") || !parts.containsKey("_rels/.rels")) {
            throw new UnsupportedType("roster.import.format");
        }
        for (var entry : entries) {
            lookThrough(entry);
        }
        unpacked = 0;
    }

    private void lookThrough(ZipEntry entry) throws IOException {
        var name = key(entry.getName());
        try (var in = new Counted(zip.getInputStream(entry), entry)) {
            if (name.endsWith(RELATIONSHIPS)) {
                relationships(in);
            } else if (name.equals("[content_types].xml")) {
                lookForMacros(in);
            } else if (name.endsWith(".xml")) {
                try (var xml = new GuardedXml(in)) {
                    xml.nextElement();
                    in.transferTo(java.io.OutputStream.nullOutputStream());
                }
            }
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    private static void lookForMacros(InputStream in) {
        try (var xml = new GuardedXml(in)) {
            while (xml.nextElement()) {
                var type = xml.attribute("ContentType");
                if (type != null && type.toLowerCase(Locale.ROOT).contains("macroenabled")) {
                    throw new Invalid("roster.import.macros");
                }
            }
        }
    }

    private static List<Relationship> relationships(InputStream in) {
        var found = new ArrayList<Relationship>();
        try (var xml = new GuardedXml(in)) {
            while (xml.nextElement()) {
                if (!xml.name().equals("Relationship")) {
                    continue;
                }
                var type = xml.attribute("Type");
                if (type == null) {
                    throw GuardedXml.damaged();
                }
                if ("External".equalsIgnoreCase(xml.attribute("TargetMode"))) {
                    if (!type.endsWith("/hyperlink")) {
                        throw new Invalid("roster.import.links");
                    }
                } else if (!type.endsWith("/hyperlink")) {
                    found.add(new Relationship(xml.attribute("Id"), type, xml.attribute("Target")));
                }
            }
        }
        return found;
    }

    /** What a part refers to; "" for the package itself. */
    List<Relationship> relationshipsOf(String part) {
        int slash = part.lastIndexOf('/') + 1;
        var name = part.substring(0, slash) + "_rels/" + part.substring(slash) + RELATIONSHIPS;
        return has(name) ? relationships(part(name)) : List.of();
    }

    boolean has(String part) {
        return parts.containsKey(key(part));
    }

    /** The content of a part, counted. */
    InputStream part(String name) {
        var entry = parts.get(key(name));
        if (entry == null) {
            throw GuardedXml.damaged();
        }
        try {
            return new Counted(zip.getInputStream(entry), entry);
        } catch (IOException e) {
            throw GuardedXml.damaged();
        }
    }

    /** Where a relationship of a part leads. */
    static String resolve(String part, String target) {
        if (target == null) {
            throw GuardedXml.damaged();
        }
        var path = target.startsWith("/") ? target : part.substring(0, part.lastIndexOf('/') + 1) + target;
        var steps = new ArrayDeque<String>();
        for (var step : path.split("/", 100)) {
            if (step.equals("..")) {
                steps.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return String.join("/", steps);
    }

    private static String key(String name) {
        return name.replace('\\', '/').toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts what is unpacked, of all parts together, and stops when it is too much. */
    private final class Counted extends FilterInputStream {
        private final long packed;
        private long mine;

        Counted(InputStream in, ZipEntry entry) {
            super(in);
            packed = Math.max(1, entry.getCompressedSize());
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int most) throws IOException {
            int n;
            try {
                n = super.read(buffer, offset, most);
            } catch (ZipException damaged) {
                throw GuardedXml.damaged();
            }
            count(Math.max(n, 0));
            return n;
        }

        private void count(int bytes) {
            mine += bytes;
            unpacked += bytes;
            if (unpacked > MOST_UNPACKED || mine > WORTH_A_LOOK && mine / packed > BEST_RATIO) {
                throw new TooLarge("roster.import.unpacked");
            }
        }
    }
}
