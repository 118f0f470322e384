package io.callmesh.gateway.line.rtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// What the other side's session description says of sound. Source: RFC 8866 (SDP), RFC 3264 (offer and answer), RFC 4733.
///
/// @param sections all media in their order; each has its place in the answer
/// @param chosen   the place of the one that we take
/// @param peer     where it is to be sent to
/// @param voices   codings that we know, by payload type, in the order of their liking
/// @param keysType of telephone-events
/// @param mux      whether RTCP comes to the same port
record Offer(List<Section> sections, int chosen, InetSocketAddress peer, Map<Integer, Coding> voices, OptionalInt keysType, Direction direction, boolean mux) {

    private static final int MOST_BYTES = 16_384, MOST_LINES = 400, MOST_SECTIONS = 16;
    private static final Pattern MEDIA = Pattern.compile("m=(\\w{1,20}) (\\d{1,5})(?:/\\d{1,5})? ([\\w/]{1,40}) ([\\w. *-]{1,200})");
    private static final Pattern ADDRESS = Pattern.compile("c=IN IP[46] ([0-9a-fA-F.:]{2,45})(?:/\\d{1,3})?");
    private static final Pattern DOTTED = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern MAP = Pattern.compile("a=rtpmap:(\\d{1,3}) ([\\w-]{1,40})/8000(?:/1)?");

    /// One `m=` line with what belongs to it.
    record Section(String kind, int port, String protocol, String formats, List<String> lines) {

        boolean speakable() {
            return kind.equals("audio") && port > 0 && (protocol.equals("RTP/AVP") || protocol.equals("RTP/AVPF"));
        }
    }

    /// Empty when there is nothing in it that we can take.
    static Optional<Offer> parse(String text) {
        var lines = text.strip().split("\r?\n");
        if (text.length() > MOST_BYTES || lines.length > MOST_LINES || !lines[0].strip().equals("v=0")) return Optional.empty();
        var session = new ArrayList<String>();
        var sections = new ArrayList<Section>();
        for (var line : lines) {
            var media = MEDIA.matcher(line.stripTrailing());
            if (media.matches()) sections.add(new Section(media.group(1), Integer.parseInt(media.group(2)), media.group(3), media.group(4).strip(), new ArrayList<>()));
            else if (line.startsWith("m=")) return Optional.empty();
            else (sections.isEmpty() ? session : sections.getLast().lines()).add(line.stripTrailing());
        }
        if (sections.size() > MOST_SECTIONS) return Optional.empty();
        return chosen(session, sections);
    }

    private static Optional<Offer> chosen(List<String> session, List<Section> sections) {
        for (int i = 0; i < sections.size(); i++) {
            var offer = sections.get(i).speakable() ? taken(session, sections, i) : Optional.<Offer>empty();
            if (offer.isPresent()) return offer;
        }
        return Optional.empty();
    }

    private static Optional<Offer> taken(List<String> session, List<Section> sections, int place) {
        var section = sections.get(place);
        var told = address(section.lines()).or(() -> address(session));
        var maps = maps(section.lines());
        var voices = voices(section, maps);
        if (told.isEmpty() || voices.isEmpty() || section.port() > 65_535) return Optional.empty();
        var peer = new InetSocketAddress(told.get(), section.port());
        var direction = direction(section.lines()).or(() -> direction(session)).orElse(Direction.SENDRECV);
        if (told.get().isAnyLocalAddress()) direction = direction.deaf(); // RFC 3264, section 8.4: how hold used to be said
        return Optional.of(new Offer(List.copyOf(sections), place, peer, voices, keys(section, maps), direction, section.lines().contains("a=rtcp-mux")));
    }

    /// A literal one: names are never looked up, and sound goes to one receiver only.
    private static Optional<InetAddress> address(List<String> lines) {
        for (var line : lines) {
            var told = ADDRESS.matcher(line);
            if (told.matches()) return literal(told.group(1)).filter(address -> !address.isMulticastAddress() && !line.contains("255.255.255.255"));
        }
        return Optional.empty();
    }

    private static Optional<InetAddress> literal(String text) {
        if (!text.contains(":") && !DOTTED.matcher(text).matches()) return Optional.empty();
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException garbled) {
            return Optional.empty();
        }
    }

    private static Map<Integer, String> maps(List<String> lines) {
        var maps = new LinkedHashMap<Integer, String>();
        for (var line : lines) {
            var map = MAP.matcher(line);
            if (map.matches()) maps.putIfAbsent(Integer.parseInt(map.group(1)), map.group(2));
        }
        return maps;
    }

    private static Map<Integer, Coding> voices(Section section, Map<Integer, String> maps) {
        var voices = new LinkedHashMap<Integer, Coding>();
        for (int type : types(section)) {
            var mapped = maps.containsKey(type) ? Coding.named(maps.getOrDefault(type, "")) : Coding.ofType(type);
            mapped.ifPresent(coding -> voices.putIfAbsent(type, coding));
        }
        return voices;
    }

    private static OptionalInt keys(Section section, Map<Integer, String> maps) {
        return types(section).stream().mapToInt(type -> type).filter(type -> "telephone-event".equalsIgnoreCase(maps.get(type))).findFirst();
    }

    private static List<Integer> types(Section section) {
        var types = new ArrayList<Integer>();
        for (var format : section.formats().split(" +")) if (format.matches("\\d{1,3}") && Integer.parseInt(format) < 128) types.add(Integer.parseInt(format));
        return types;
    }

    private static Optional<Direction> direction(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith("a=")).flatMap(line -> Direction.named(line.substring(2)).stream()).findFirst();
    }
}
