package io.callmesh.gateway.line.rtp;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Our side of the session descriptions of one call: answers offers, and makes one where none came. Pure: each description
/// gives the state for the next, whose version in `o=` is one higher.
///
/// Takes the first PCMU or PCMA stream over plain RTP; all other media are answered with port 0. A later offer keeps coding
/// and payload types of the call where it still has them. Packets of 20 ms are what we send and ask for; a wish for others
/// is not followed. Source: RFC 8866, RFC 3264, RFC 4733 section 7.1.1 (the payload type of telephone-events is the
/// offerer's).
///
/// @param local   where we want to be sent to
/// @param id      of the session
/// @param version of the last description, 0 before the first
/// @param agreed  what holds now
public record Sdp(InetSocketAddress local, long id, long version, Optional<Agreement> agreed) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEYS_TYPE = 101;

    /// A description of ours, and what it agrees on.
    ///
    /// @param next for the next description of this call
    public record Answer(byte[] body, Agreement agreed, Sdp next) {}

    /// An offer of ours; what comes back goes to [Sdp#accept] of `next`.
    public record Offering(byte[] body, Sdp next) {}

    /// Of a new call.
    ///
    /// @param local literal, and of the same family as the caller's addresses will be
    public static Sdp of(InetSocketAddress local) {
        return new Sdp(local, RANDOM.nextLong(1, Long.MAX_VALUE), 0, Optional.empty());
    }

    /// Answers an offer of the other side.
    ///
    /// @return empty when there is nothing in it that we can take: to be refused with 488
    public Optional<Answer> answer(byte[] body) {
        return parsed(body).map(this::answer);
    }

    private Answer answer(Offer offer) {
        var agreement = agreement(offer);
        var next = new Sdp(local, id, version + 1, Optional.of(agreement));
        var text = next.head();
        for (int i = 0; i < offer.sections().size(); i++) {
            var section = offer.sections().get(i);
            if (i == offer.chosen()) text.append(next.section(section.protocol(), Map.of(agreement.voiceType(), agreement.coding()), agreement.keysType(), agreement.direction(), offer.mux()));
            else text.append("m=%s 0 %s %s\r\n".formatted(section.kind(), section.protocol(), section.formats()));
        }
        return new Answer(bytes(text), agreement, next);
    }

    /// An offer of ours, for a call (or a change of one) that came without.
    public Offering offer() {
        var next = new Sdp(local, id, version + 1, agreed);
        var voices = agreed.map(now -> Map.of(now.voiceType(), now.coding())).orElse(Map.of(Coding.PCMU.type(), Coding.PCMU, Coding.PCMA.type(), Coding.PCMA));
        var keys = agreed.map(Agreement::keysType).orElse(OptionalInt.of(KEYS_TYPE));
        return new Offering(bytes(next.head().append(next.section("RTP/AVP", voices, keys, Direction.SENDRECV, false))), next);
    }

    /// What the other side's answer to [#offer] agrees on.
    ///
    /// @return empty when it takes nothing of it: the call cannot be held
    public Optional<Agreement> accept(byte[] body) {
        return parsed(body).map(this::agreement);
    }

    private Optional<Offer> parsed(byte[] body) {
        return Offer.parse(new String(body, StandardCharsets.UTF_8)).filter(offer -> six(offer.peer()) == six(local));
    }

    private Agreement agreement(Offer offer) {
        var kept = agreed.filter(now -> now.coding() == offer.voices().get(now.voiceType()));
        int voiceType = kept.map(Agreement::voiceType).orElseGet(() -> offer.voices().keySet().iterator().next());
        var coding = kept.map(Agreement::coding).orElseGet(() -> offer.voices().values().iterator().next());
        return new Agreement(offer.peer(), coding, voiceType, offer.keysType(), offer.direction().flipped());
    }

    private StringBuilder head() {
        return new StringBuilder("v=0\r\no=callmesh %d %d IN %s\r\ns=-\r\nc=IN %s\r\nt=0 0\r\n".formatted(id, version, address(), address()));
    }

    private String section(String protocol, Map<Integer, Coding> voices, OptionalInt keys, Direction direction, boolean mux) {
        var formats = new StringBuilder();
        var attributes = new StringBuilder();
        voices.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(voice -> {
            formats.append(' ').append(voice.getKey());
            attributes.append("a=rtpmap:%d %s/8000\r\n".formatted(voice.getKey(), voice.getValue()));
        });
        keys.ifPresent(type -> {
            formats.append(' ').append(type);
            attributes.append("a=rtpmap:%1$d telephone-event/8000\r\na=fmtp:%1$d 0-15\r\n".formatted(type));
        });
        if (mux) attributes.append("a=rtcp-mux\r\n");
        return "m=audio %d %s%s\r\n%sa=ptime:20\r\na=%s\r\n".formatted(local.getPort(), protocol, formats, attributes, direction.attribute());
    }

    private String address() {
        var literal = local.getAddress().getHostAddress();
        int scope = literal.indexOf('%');
        return (six(local) ? "IP6 " : "IP4 ") + (scope < 0 ? literal : literal.substring(0, scope));
    }

    private static boolean six(InetSocketAddress address) {
        return address.getAddress() instanceof Inet6Address;
    }

    private static byte[] bytes(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
