package io.callmesh.gateway.line.sip;

import io.callmesh.gateway.line.rtp.Sdp;
import io.callmesh.gateway.line.sip.DialogInput.Bell;
import io.callmesh.gateway.line.sip.DialogState.Peer;
import io.callmesh.gateway.line.sip.DialogState.Phase;
import io.callmesh.gateway.line.sip.DialogState.Referral;
import io.callmesh.gateway.line.sip.SipAction.Agree;
import io.callmesh.gateway.line.sip.SipAction.End;
import io.callmesh.gateway.line.sip.SipAction.Reply;
import io.callmesh.gateway.line.sip.SipAction.Send;
import io.callmesh.gateway.line.sip.SipAction.Set;
import io.callmesh.gateway.line.sip.SipAction.Unset;
import io.callmesh.gateway.line.sip.wire.Field;
import io.callmesh.gateway.line.sip.wire.Fields;
import io.callmesh.gateway.line.sip.wire.SipMessage.Request;
import io.callmesh.gateway.line.sip.wire.SipMessage.Response;
import io.callmesh.gateway.line.sip.wire.SipUri;
import io.callmesh.gateway.line.sip.wire.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The part of [Dialog] that is about what is offered and agreed on: first and later `INVITE`s, `UPDATE`s, session timers. Pure as well.
final class Offers {

    static final String RESUME = "x-callmesh-resume";

    static final Field ALLOW = new Field("allow", "INVITE, ACK, BYE, CANCEL, OPTIONS, INFO, UPDATE, NOTIFY"), ACCEPT = new Field("accept", "application/sdp, multipart/mixed");
    private static final Field SUPPORTED = new Field("supported", "timer"), SDP_TYPE = new Field("content-type", "application/sdp");
    private static final Field SOON = new Field("retry-after", "1"), LEAST = new Field("min-se", Long.toString(SessionTimer.LEAST_SECONDS));

    private Offers() {}

    static Step begin(Request invite, String tag, String contact, Sdp sdp) {
        String target = invite.fields().given("contact").map(Values::uri).orElse("");
        var peer = new Peer(invite.callId(), invite.to() + ";tag=" + tag, tag, invite.from(), invite.fromTag(), invite.fields().values("record-route"), contact,
                invite.fields().tokens("allow").contains("update"));
        var state = new DialogState(Phase.RINGING, peer, target, invite, invite.sequence(), 0, -1, false, false, sdp, Optional.empty(), Referral.NONE);
        var refusal = refusal(invite, tag, target, sdp);
        if (refusal.isPresent()) return Step.of(state.phase(Phase.OVER), new Reply(invite, refusal.get()), new End("refused"));
        return Step.of(state, new Reply(invite, invite.reply(100, "")), new Reply(invite, invite.reply(180, tag, new Field("contact", "<" + contact + ">"), ALLOW)));
    }

    private static Optional<Response> refusal(Request invite, String tag, String target, Sdp sdp) {
        var unknown = unsupported(invite);
        if (!unknown.isEmpty()) return Optional.of(invite.reply(420, tag, new Field("unsupported", String.join(", ", unknown))));
        if (SipUri.of(target).isEmpty() || invite.fromTag().isEmpty()) return Optional.of(invite.reply(400, tag));
        if (SessionTimer.tooShort(invite.fields())) return Optional.of(invite.reply(422, tag, LEAST));
        var offered = Description.of(invite);
        if (offered.isEmpty()) return Optional.of(invite.reply(415, tag, ACCEPT));
        if (offered.get().length > 0 && sdp.answer(offered.get()).isEmpty()) return Optional.of(invite.reply(488, tag));
        return Optional.empty();
    }

    /// The extensions that a request demands and that we do not have.
    static List<String> unsupported(Request request) {
        return request.is("CANCEL") ? List.of() : request.fields().tokens("require").stream().filter(option -> !option.equals("timer")).map(Values::clean).toList();
    }

    /// @param token told in `X-CallMesh-Resume`: an `INVITE` with the same field goes on with this call, also at another gateway
    static Step accept(DialogState state, String token) {
        return answer(state.phase(Phase.UP), state.invite(), token.isEmpty() ? List.of() : List.of(new Field(RESUME, token)));
    }

    /// An `INVITE` or `UPDATE` within the call: hold, resume, another address, a sign of life.
    static Step change(DialogState state, Request request) {
        boolean crossing = state.inviting() || state.offered() || state.phase() == Phase.RINGING;
        if (request.is("INVITE") && state.phase() == Phase.RINGING) return Dialog.reply(state, request, 500, SOON);
        if (crossing && (request.is("INVITE") || request.body().length > 0)) return Dialog.reply(state, request, 491);
        if (SessionTimer.tooShort(request.fields())) return Dialog.reply(state, request, 422, LEAST);
        var offered = Description.of(request);
        if (offered.isEmpty()) return Dialog.reply(state, request, 415, ACCEPT);
        if (offered.get().length > 0 && state.sdp().answer(offered.get()).isEmpty()) return Dialog.reply(state, request, 488);
        var moved = request.fields().given("contact").map(Values::uri).filter(uri -> SipUri.of(uri).isPresent()).map(state::target).orElse(state);
        return answer(moved, request, List.of());
    }

    /// Takes what is offered; makes an offer where none came with an `INVITE`.
    private static Step answer(DialogState state, Request request, List<Field> more) {
        var timer = SessionTimer.of(request.fields());
        var fields = new ArrayList<>(List.of(new Field("contact", "<" + state.peer().contact() + ">"), ALLOW, SUPPORTED));
        timer.ifPresent(told -> fields.addAll(told.answer()));
        fields.addAll(more);
        var step = described(state, request, fields);
        var timed = timed(step.state(), timer);
        return new Step(timed.state(), step.actions()).then(timed.actions());
    }

    private static Step described(DialogState state, Request request, List<Field> fields) {
        var offered = Description.of(request).filter(description -> description.length > 0);
        if (offered.isPresent()) {
            var answer = state.sdp().answer(offered.get()).orElseThrow();
            var next = request.is("INVITE") ? state.awaiting(request.sequence(), false) : state;
            return ok(next.sdp(answer.next()), request, fields, answer.body()).then(new Agree(answer.agreed()));
        }
        if (request.is("UPDATE")) return Step.of(state, new Reply(request, request.reply(200, state.peer().localTag(), fields, new byte[0])));
        var offering = state.sdp().offer();
        return ok(state.sdp(offering.next()).awaiting(request.sequence(), true), request, fields, offering.body());
    }

    private static Step ok(DialogState state, Request request, List<Field> fields, byte[] body) {
        fields.add(SDP_TYPE);
        return Step.of(state, new Reply(request, request.reply(200, state.peer().localTag(), fields, body)));
    }

    /// Sets the times that a session timer asks for.
    static Step timed(DialogState state, Optional<SessionTimer> timer) {
        var next = state.timer(timer);
        if (timer.isEmpty()) return state.timer().isEmpty() ? Step.of(next) : Step.of(next, new Unset(Bell.EXPIRY), new Unset(Bell.REFRESH));
        var expiry = new Set(Bell.EXPIRY, timer.get().expiry());
        return timer.get().ours() ? Step.of(next, expiry, new Set(Bell.REFRESH, timer.get().refresh())) : Step.of(next, expiry, new Unset(Bell.REFRESH));
    }

    /// Our sign of life.
    static Step refresh(DialogState state, SessionTimer timer) {
        if (state.peer().updates()) {
            var asked = state.asked(false);
            return Step.of(asked, new Send(request(asked, "UPDATE", timer.request(), new byte[0])));
        }
        var offering = state.sdp().offer();
        var asked = state.sdp(offering.next()).asked(true);
        var fields = new ArrayList<>(timer.request());
        fields.add(SDP_TYPE);
        return Step.of(asked, new Send(request(asked, "INVITE", fields, offering.body())));
    }

    /// A request of ours, but for its `Via`: by the route set to where the other side wants it (RFC 3261 section 12.2.1.1).
    ///
    /// @param state with the number that the request has
    static Request request(DialogState state, String method, List<Field> more, byte[] body) {
        return request(state, method, state.localSequence(), more, body);
    }

    static Request acknowledgement(DialogState state, Response response) {
        return request(state, "ACK", response.sequence(), List.of(), new byte[0]);
    }

    private static Request request(DialogState state, String method, long sequence, List<Field> more, byte[] body) {
        var peer = state.peer();
        var routes = new ArrayList<>(peer.routes());
        String uri = state.target();
        if (!routes.isEmpty() && !loose(routes.getFirst())) {
            uri = Values.uri(routes.removeFirst());
            routes.add("<" + state.target() + ">");
        }
        var fields = new ArrayList<>(List.of(new Field("max-forwards", "70")));
        for (var route : routes) fields.add(new Field("route", route));
        fields.addAll(List.of(new Field("from", peer.local()), new Field("to", peer.remote()), new Field("call-id", peer.callId()), new Field("cseq", sequence + " " + method)));
        if (!method.equals("ACK") && !method.equals("BYE")) fields.addAll(List.of(new Field("contact", "<" + peer.contact() + ">"), ALLOW));
        fields.addAll(more);
        return new Request(method, uri, new Fields(fields), body);
    }

    private static boolean loose(String route) {
        return Values.uri(route).toLowerCase(Locale.ROOT).contains(";lr");
    }
}
