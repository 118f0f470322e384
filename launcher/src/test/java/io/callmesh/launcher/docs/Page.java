package io.callmesh.launcher.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// A Markdown file: its links, its headings, the commands it names, the programs it shows.
record Page(Path file, List<String> lines) {

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)"), CODE = Pattern.compile("`([^`]+)`"), COMMAND = Pattern.compile("\\./mesh ([a-z].*)");
    private static final Pattern PROGRAM = Pattern.compile("<!-- (samples/\\S+) -->");
    private static final String FENCE = "```";

    /// @param name as the page names it
    record Program(String name, String text) {}

    static Page read(Path file) throws IOException {
        return new Page(file, Files.readAllLines(file));
    }

    List<String> brokenLinks() throws IOException {
        var broken = new ArrayList<String>();
        for (var line : prose()) {
            var matcher = LINK.matcher(CODE.matcher(line).replaceAll("code"));
            while (matcher.find()) if (!leads(matcher.group(1))) broken.add(matcher.group(1));
        }
        return broken;
    }

    private boolean leads(String link) throws IOException {
        if (link.contains(":")) return true; // to other places than this repository
        int hash = link.indexOf('#');
        var path = hash < 0 ? link : link.substring(0, hash);
        var target = path.isEmpty() ? file : file.resolveSibling(path).normalize();
        if (!Files.exists(target)) return false;
        return hash < 0 || !target.toString().endsWith(".md") || Page.read(target).anchors().contains(link.substring(hash + 1));
    }

    /// As forges make them of headings.
    private Set<String> anchors() {
        var anchors = new HashSet<String>();
        for (var line : prose()) {
            if (!line.startsWith("#")) continue;
            var text = line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT);
            anchors.add(text.replaceAll("[^\\p{L}\\p{N}\\- _]", "").replace(' ', '-'));
        }
        return anchors;
    }

    /// What stands behind `./mesh` in code, up to the end of the command.
    List<String> commands() {
        var commands = new ArrayList<String>();
        for (var line : prose()) {
            var code = CODE.matcher(line);
            while (code.find()) add(commands, code.group(1));
        }
        for (var line : code()) add(commands, line);
        return commands;
    }

    private static void add(List<String> commands, String code) {
        var matcher = COMMAND.matcher(code.replace("\\|", "|"));
        if (matcher.find()) commands.add(matcher.group(1).split(" (&&|[|;>#<]|2>)( |$)|\\s{2,}")[0].strip());
    }

    List<Program> programs() {
        var programs = new ArrayList<Program>();
        for (int at = 0; at < lines.size(); at++) {
            var matcher = PROGRAM.matcher(lines.get(at));
            if (!matcher.matches()) continue;
            var rest = lines.subList(at + 2, lines.size());
            programs.add(new Program(matcher.group(1), String.join("\n", rest.subList(0, rest.indexOf(FENCE))) + "\n"));
        }
        return programs;
    }

    private List<String> prose() {
        return lines(false);
    }

    private List<String> code() {
        return lines(true);
    }

    private List<String> lines(boolean fenced) {
        var found = new ArrayList<String>();
        boolean inside = false;
        for (var line : lines) {
            if (line.strip().startsWith(FENCE)) inside = !inside;
            else if (inside == fenced) found.add(line);
        }
        return found;
    }
}
