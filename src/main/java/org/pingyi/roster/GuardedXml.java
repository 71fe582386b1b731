package org.pingyi.roster;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.pingyi.kernel.Invalid;

/**
 * Reads XML from hands that nobody knows, in a few kilobytes of memory whatever it is: no document type and so no
 * entities, nothing fetched from elsewhere, no tag, depth or number of different names that a spreadsheet never has.
 * What is refused or not well-formed throws {@link Invalid}.
 */
final class GuardedXml implements AutoCloseable {
    private static final int DEEPEST = 64;
    private static final int MOST_NAMES = 1_000;
    private static final int LONGEST_TEXT = 32_767;

    /** Encodings in which a tag begins with the byte that it begins with in ASCII, zeros apart. */
    private static final Pattern LIKE_ASCII =
            Pattern.compile("(?i)utf-(8|16(be|le)?)|(us-)?ascii|iso-8859-\\d+|windows-125\\d|gb(2312|k|18030)");

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;
    private final Set<String> names = new HashSet<>();
    private int depth;
    private int oddities;

    GuardedXml(InputStream in) {
        try {
            xml = FACTORY.createXMLStreamReader(new GuardedTags(in));
        } catch (XMLStreamException notXml) {
            throw damaged();
        }
        var encoding = xml.getCharacterEncodingScheme();
        if (encoding != null && !LIKE_ASCII.matcher(encoding).matches()) {
            throw damaged();
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }

    static Invalid damaged() {
        return new Invalid("roster.import.damaged");
    }

    /** The next event; {@link XMLStreamConstants#END_DOCUMENT} once there is none. */
    int next() {
        try {
            if (!xml.hasNext()) {
                return XMLStreamConstants.END_DOCUMENT;
            }
            int event = xml.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> lookAtElement();
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new Invalid("roster.import.entities");
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> countOddity();
                default -> {}
            }
            return event;
        } catch (XMLStreamException notWellFormed) {
            throw damaged();
        }
    }

    /** Goes on to the next start of an element; false at the end of the document. */
    boolean nextElement() {
        for (int event = next(); event != XMLStreamConstants.END_DOCUMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
        }
        return false;
    }

    private void lookAtElement() {
        if (++depth > DEEPEST) {
            throw damaged();
        }
        lookAtName(xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            lookAtName(xml.getAttributeLocalName(i));
        }
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            countOddity();
        }
    }

    private void lookAtName(String name) {
        if (!names.contains(name)) {
            countOddity();
            names.add(name);
        }
    }

    /** The parser keeps every different name, so there must not be many. */
    private void countOddity() {
        if (++oddities > MOST_NAMES) {
            throw damaged();
        }
    }

    String name() {
        return xml.getLocalName();
    }

    /** How deep the present element stands, the root at 1. At the end of an element: how deep its parent stands. */
    int depth() {
        return depth;
    }

    /** An attribute of no namespace, or null. */
    String attribute(String name) {
        return xml.getAttributeValue("", name);
    }

    /** An attribute of any namespace but none, or null. */
    String qualifiedAttribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            var namespace = xml.getAttributeNamespace(i);
            if (namespace != null && !namespace.isEmpty() && name.equals(xml.getAttributeLocalName(i))) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /** Adds the present characters to a cell's text; what is longer than any cell can be is left out. */
    void appendText(StringBuilder text) {
        int length = Math.min(xml.getTextLength(), LONGEST_TEXT + 1 - text.length());
        if (length > 0) {
            text.append(xml.getTextCharacters(), xml.getTextStart(), length);
        }
    }

    @Override
    public void close() {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw damaged();
        }
    }

    /** Refuses, before the parser would keep it, what has a document type or one tag of more than 64 KB. */
    private static final class GuardedTags extends FilterInputStream {
        private static final int LONGEST_TAG = 1 << 16;
        private static final int OUTSIDE = 0;
        private static final int OPENED = 1;
        private static final int INSIDE = 2;
        private static final int DECLARED = 3;
        private static final int DECLARATION = 4;

        private int state = OUTSIDE;
        private int quote;
        private int length;

        GuardedTags(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            if (b >= 0) {
                see(b);
            }
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int most) throws IOException {
            int n = super.read(buffer, offset, most);
            for (int i = offset; i < offset + n; i++) {
                see(buffer[i]);
            }
            return n;
        }

        /** The parser closes what it has read to the end; that is for who opened it. */
        @Override
        public void close() {}

        private void see(int b) {
            if (state == OUTSIDE) {
                if (b == '<') {
                    state = OPENED;
                    length = 0;
                    quote = 0;
                }
                return;
            }
            if (b == 0) {
                return;
            }
            if (++length > LONGEST_TAG) {
                throw damaged();
            }
            switch (state) {
                case OPENED -> state = b == '!' ? DECLARED : b == '?' ? DECLARATION : b == '>' ? OUTSIDE : INSIDE;
                case DECLARED -> {
                    if (b == 'D' || b == 'd') {
                        throw new Invalid("roster.import.entities");
                    }
                    state = DECLARATION;
                }
                case DECLARATION -> state = b == '>' ? OUTSIDE : DECLARATION;
                default -> {
                    if (quote != 0) {
                        quote = b == quote ? 0 : quote;
                    } else if (b == '"' || b == '\'') {
                        quote = b;
                    } else if (b == '>') {
                        state = OUTSIDE;
                    }
                }
            }
        }
    }
}
