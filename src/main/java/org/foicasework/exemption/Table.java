package org.foicasework.exemption;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the data files of this package: a header, one row a line, columns parted by |, comments after #. */
final class Table {

    private Table() {}

    static List<Map<String, String>> read(String name) {
        List<Map<String, String>> rows = new ArrayList<>();
        String[] header = null;
        for (String line : lines(name)) {
            String[] cells = line.split("\\|", -1);
            if (header == null) {
                header = cells;
                continue;
            }
            if (cells.length != header.length) {
                throw new IllegalStateException(name + ": this line has " + cells.length + " columns instead of "
                        + header.length + ": " + line);
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.length; i++) {
                row.put(header[i].strip(), cells[i].strip());
            }
            rows.add(row);
        }
        return rows;
    }

    /** The lines of a data file without comments and empty lines. */
    static List<String> lines(String name) {
        try (InputStream in = Table.class.getResourceAsStream("/exemptions/" + name)) {
            if (in == null) {
                throw new IllegalStateException("missing data file exemptions/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
