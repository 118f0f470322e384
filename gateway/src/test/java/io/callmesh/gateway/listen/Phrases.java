package io.callmesh.gateway.listen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/// Sentences that the phrases of the shipped assistants allow, some of them.
record Phrases(Path assistants, Random random) {

    private static final int EACH = 12;
    private static final Pattern GROUP = Pattern.compile("[(\\[]([^()\\[\\]]*)[)\\]]");

    List<String> some(String language) throws IOException {
        var said = new ArrayList<String>();
        try (var files = Files.walk(assistants)) {
            for (var file : files.filter(path -> path.getFileName().toString().equals("intents." + language + ".yaml")).sorted().toList()) {
                for (var line : Files.readAllLines(file)) {
                    if (!line.strip().startsWith("- ")) continue;
                    var phrase = line.strip().substring(2).replaceAll("^\"|\"$", "").replaceAll("\\{\\w*[nN]umber\\w*}", "4271");
                    for (int i = 0; i < EACH && !phrase.contains("{"); i++) said.add(one(phrase));
                }
            }
        }
        return said;
    }

    /// Chooses one of each `(this | that)`, and each `[perhaps]` or not, innermost first.
    private String one(String phrase) {
        var group = GROUP.matcher(phrase);
        if (!group.find()) return phrase;
        var choices = group.group(1).split("\\|");
        boolean left = group.group().startsWith("[") && random.nextBoolean();
        var chosen = left ? "" : choices[random.nextInt(choices.length)].strip();
        return one(phrase.substring(0, group.start()) + chosen + phrase.substring(group.end()));
    }
}
