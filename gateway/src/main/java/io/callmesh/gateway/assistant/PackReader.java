package io.callmesh.gateway.assistant;

import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.proto.pack.v1.PackRef;
import io.callmesh.proto.pack.v1.Parallel;
import io.callmesh.proto.pack.v1.Phrase;
import io.callmesh.proto.pack.v1.Pronunciation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads one pack whole, over `_base` beside it, and collects every problem it finds.
public final class PackReader {

    private static final Set<String> KEYS = Set.of("id", "names", "languages", "tenants", "voices", "menu", "uninterruptible", "urgent", "time-zone");

    private final PackFolder folder;
    private final List<Problem> problems;

    /// @param own      the pack's folder
    /// @param problems filled while reading; the assistant is to be used only when none was added
    public PackReader(Path own, List<Problem> problems) {
        var pack = own.toAbsolutePath().normalize();
        this.folder = new PackFolder(pack.resolveSibling("_base"), pack, problems);
        this.problems = problems;
    }

    public Assistant read() {
        var who = folder.entries("assistant.yaml");
        var head = Files.exists(folder.own().resolve("assistant.yaml")) ? folder.read(folder.own().resolve("assistant.yaml")) : missing();
        head.only(KEYS);
        var id = head.field("id");
        if (!id.text().equals(folder.id())) id.problem("expected the folder's name, " + folder.id());
        var languages = languages(who.getOrDefault("languages", head.field("languages")));
        var slots = new LinkedHashMap<String, Slot>();
        folder.entries("slots.yaml").forEach((name, entry) -> slots.put(name, SlotReader.slot(name, entry)));
        var flows = new LinkedHashMap<String, List<Step>>();
        var steps = new StepReader(folder.entries("parts.yaml"));
        folder.entries("flows.yaml").forEach((name, entry) -> flows.put(name, steps.steps(entry)));
        var guardrails = new GuardrailReader(steps);
        folder.entries("guardrails.yaml").forEach(guardrails::read);
        flows.putAll(guardrails.flows());
        var tools = new LinkedHashMap<String, DeclaredTool>();
        var reader = new ToolReader(folder);
        folder.entries("tools.yaml").forEach((name, entry) -> tools.put(name, reader.tool(name, entry)));
        var menu = who.containsKey("menu") ? who.get("menu").texts() : Map.<String, String>of();
        var read = new Assistant(folder.id(), head.field("names").texts(), languages, names(head.field("tenants")), head.field("voices").texts(), texts(languages), names(head.field("uninterruptible")), names(head.field("urgent")), slots, flows, guardrails.guardrails(),
                menu, tools, zone(who.getOrDefault("time-zone", head.field("time-zone"))), pack(languages, slots));
        new PackRules(folder, read).check();
        return read;
    }

    private static Optional<ZoneId> zone(Entry entry) {
        if (!entry.present()) return Optional.empty();
        if (ZoneId.getAvailableZoneIds().contains(entry.text())) return Optional.of(ZoneId.of(entry.text()));
        entry.problem("expected a time zone such as America/New_York");
        return Optional.empty();
    }

    private static Set<String> names(Entry list) {
        return Set.copyOf(list.items().stream().map(Entry::text).toList());
    }

    private Entry missing() {
        problems.add(new Problem(folder.id() + "/assistant.yaml", "", "expected this file"));
        return Entry.nothing(folder.id() + "/assistant.yaml", problems);
    }

    private static List<String> languages(Entry entry) {
        var all = entry.items().stream().map(Entry::text).toList();
        if (all.isEmpty()) entry.problem("expected at least one language, such as [en, zh]");
        return all.isEmpty() ? List.of("en") : all;
    }

    private Map<String, Map<String, String>> texts(List<String> languages) {
        var all = new TreeMap<String, Map<String, String>>();
        for (var language : languages) {
            var texts = new TreeMap<String, String>();
            folder.entries("texts." + language + ".yaml").forEach((key, text) -> texts.put(key, text.text()));
            all.put(language, texts);
        }
        return all;
    }

    private Pack pack(List<String> languages, Map<String, Slot> slots) {
        var pack = Pack.newBuilder().addAllLanguages(languages);
        pack.addAllIntents(new IntentReader(slots).intents(folder, languages));
        slots.values().forEach(slot -> pack.addSlots(SlotReader.proto(slot, languages)));
        pack.addAllExamples(new ExampleReader(slots).examples(folder, languages));
        pack.addAllPassages(KnowledgeReader.passages(folder));
        folder.items("parallels.yaml").forEach(item -> pack.addParallels(parallel(item)));
        folder.entries("pronunciations.yaml").forEach((language, words) -> words.fields().forEach((word, ways) -> ways.oneOrMore()
                .forEach(phones -> pack.addPronunciations(Pronunciation.newBuilder().setLanguage(language).setWord(word).setPhones(phones)))));
        var ref = PackRef.newBuilder().setId(folder.id()).setHash(hash(pack.setRef(PackRef.newBuilder().setId(folder.id())).build()));
        return pack.setRef(ref).build();
    }

    private static Parallel parallel(Entry item) {
        var parallel = Parallel.newBuilder();
        item.texts().forEach((language, text) -> parallel.addSides(Phrase.newBuilder().setLanguage(language).setText(text)));
        if (parallel.getSidesCount() < 2) item.problem("expected the sentence in two languages or more");
        return parallel.build();
    }

    /// A pack has no maps, so its bytes are the same each time it is read.
    private static String hash(Pack pack) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pack.toByteArray()));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
