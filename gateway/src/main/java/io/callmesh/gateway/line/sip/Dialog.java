package io.callmesh.gateway.line.sip;

import io.callmesh.gateway.line.rtp.Sdp;
import io.callmesh.gateway.line.sip.DialogInput.Bell;
import io.callmesh.gateway.line.sip.DialogState.Phase;
import io.callmesh.gateway.line.sip.DialogState.Referral;
import io.callmesh.gateway.line.sip.SipAction.Acknowledge;
import io.callmesh.gateway.line.sip.SipAction.Agree;
import io.callmesh.gateway.line.sip.SipAction.End;
import io.callmesh.gateway.line.sip.SipAction.Press;
import io.callmesh.gateway.line.sip.SipAction.Reply;
import io.callmesh.gateway.line.sip.SipAction.Send;
import io.callmesh.gateway.line.sip.SipAction.Set;
import io.callmesh.gateway.line.sip.SipAction.Settle;
import io.callmesh.gateway.line.sip.SipAction.Transferred;
import io.callmesh.gateway.line.sip.SipAction.Unset;
import io.callmesh.gateway.line.sip.wire.Field;
import io.callmesh.gateway.line.sip.wire.SipMessage.Request;
import io.callmesh.gateway.line.sip.wire.SipMessage.Response;
import io.callmesh.gateway.line.sip.wire.Values;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What every message, every wish of ours and every timer means for a call that somebody else has begun. Pure: no socket, no clock; the same
/// state and input always give the same step (RFC 3261 sections 12 to 15, RFC 3515 for transfers).
///
/// ```
/// INVITE ─► RINGING ─ accepted: 200 ─► UP ─ BYE either way, no ACK, no sign of life ─► OVER
///               └─ refused, CANCEL: 487 ─► OVER
/// ```
final class Dialog {

    /// How long a transfer may take once it is asked for.
    static final Duration REFERRAL = Duration.ofSeconds(30);

    private static final Duration GLARE = Duration.ofSeconds(1);
    private static final Pattern SIGNAL = Pattern.compile("Signal\\s*=\\s*(1[01]|[0-9*#A-D])(?!\\w)", Pattern.CASE_INSENSITIVE);
    private static final Pattern FRAGMENT = Pattern.compile("^SIP/2\\.0 (\\d{3})\\b");

    private Dialog() {}

    /// The first request of a call that we would take: rings, or refuses what SIP itself forbids.
    ///
    /// @param tag     ours, random
    /// @param contact where we want requests of this call
    static Step begin(Request invite, String tag, String contact, Sdp sdp) {
        return Offers.begin(invite, tag, contact, sdp);
    }

    static Step next(DialogState state, DialogInput input) {
        if (state.over()) return whenOver(state, input);
        return switch (input) {
            case DialogInput.Arrived(var request) -> arrived(state, request);
            case DialogInput.Answered(var response) -> answered(state, response);
            case DialogInput.Accepted(var token) -> state.phase() == Phase.RINGING ? Offers.accept(state, token) : Step.of(state);
            case DialogInput.Refused(int status, int retry) -> refuse(state, status, retry);
            case DialogInput.Cancelled _ -> state.phase() == Phase.RINGING ? refuse(state, 487, 0) : Step.of(state);
            case DialogInput.Unacknowledged _ -> bye(state, "not_acknowledged");
            case DialogInput.HungUp _ -> state.phase() == Phase.RINGING ? refuse(state, 480, 0) : bye(state, "hung_up");
            case DialogInput.Transferring(var target) -> refer(state, target);
            case DialogInput.Rang(var bell) -> rang(state, bell);
        };
    }

    private static Step whenOver(DialogState state, DialogInput input) {
        if (!(input instanceof DialogInput.Arrived(var request)) || request.is("ACK")) return Step.of(state);
        return reply(state, request, request.is("BYE") ? 200 : 481);
    }

    private static Step arrived(DialogState state, Request request) {
        if (request.is("ACK")) return acknowledged(state, request);
        if (request.sequence() <= state.remoteSequence()) return reply(state, request, 500);
        var next = state.remoteSequence(request.sequence());
        var unknown = Offers.unsupported(request);
        if (!unknown.isEmpty()) return reply(next, request, 420, new Field("unsupported", String.join(", ", unknown)));
        return switch (request.method()) {
            case "BYE" -> hungUp(next, request);
            case "INVITE", "UPDATE" -> Offers.change(next, request);
            case "INFO" -> info(next, request);
            case "NOTIFY" -> notified(next, request);
            case "OPTIONS" -> reply(next, request, 200, Offers.ALLOW, Offers.ACCEPT);
            case "REFER" -> reply(next, request, 603);
            case "PRACK" -> reply(next, request, 481);
            case "SUBSCRIBE" -> reply(next, request, 489);
            case "MESSAGE", "PUBLISH", "REGISTER" -> reply(next, request, 405, Offers.ALLOW);
            default -> reply(next, request, 501, Offers.ALLOW);
        };
    }

    private static Step acknowledged(DialogState state, Request ack) {
        if (ack.sequence() != state.unacknowledged()) return Step.of(state);
        var settled = Step.of(state.awaiting(-1, false), new Settle());
        if (!state.offered()) return settled;
        var agreed = state.sdp().accept(ack.body());
        if (agreed.isEmpty()) return bye(settled.state(), "no_common_sound");
        var sdp = state.sdp();
        return new Step(settled.state().sdp(new Sdp(sdp.local(), sdp.id(), sdp.version(), agreed)), settled.actions()).then(new Agree(agreed.get()));
    }

    private static Step hungUp(DialogState state, Request bye) {
        var step = reply(state.phase(Phase.OVER), bye, 200);
        if (state.phase() == Phase.RINGING) step = step.then(new Reply(state.invite(), state.invite().reply(487, state.peer().localTag())));
        if (state.referral() != Referral.NONE) step = step.then(new Transferred(state.referral() == Referral.TAKEN));
        return step.then(new End("caller_hung_up"));
    }

    private static Step info(DialogState state, Request info) {
        String kind = info.fields().first("content-type").orElse("").split(";", 2)[0].strip(), body = new String(info.body(), StandardCharsets.US_ASCII).strip();
        var signal = SIGNAL.matcher(body);
        if (kind.equalsIgnoreCase("application/dtmf-relay") && signal.lookingAt()) return reply(state, info, 200).then(new Press(key(signal.group(1))));
        if (kind.equalsIgnoreCase("application/dtmf") && body.matches("[0-9*#A-D]|1[01]")) return reply(state, info, 200).then(new Press(key(body)));
        return reply(state, info, info.body().length == 0 ? 200 : 415);
    }

    private static String key(String signal) {
        return signal.equals("10") ? "*" : signal.equals("11") ? "#" : signal.toUpperCase(Locale.ROOT);
    }

    private static Step refer(DialogState state, String target) {
        if (state.phase() != Phase.UP || state.referral() != Referral.NONE) return Step.of(state, new Transferred(false));
        var asked = state.asked(false).referral(Referral.ASKED);
        return Step.of(asked, new Send(Offers.request(asked, "REFER", List.of(new Field("refer-to", "<" + target + ">"), new Field("referred-by", "<" + Values.uri(state.peer().local()) + ">")), new byte[0])),
                new Set(Bell.REFERRAL, REFERRAL));
    }

    private static Step notified(DialogState state, Request notify) {
        if (state.referral() == Referral.NONE || !notify.fields().first("event").orElse("").startsWith("refer")) return reply(state, notify, 481);
        var told = FRAGMENT.matcher(new String(notify.body(), StandardCharsets.US_ASCII));
        int status = told.find() ? Integer.parseInt(told.group(1)) : 0;
        boolean last = status >= 200 || notify.fields().first("subscription-state").orElse("").startsWith("terminated");
        var ok = reply(last ? state.referral(Referral.NONE) : state.referral(Referral.TAKEN), notify, 200);
        return last ? ok.then(new Unset(Bell.REFERRAL), new Transferred(status >= 200 && status < 300)) : ok;
    }

    private static Step answered(DialogState state, Response response) {
        return switch (response.sequenceMethod()) {
            case "REFER" -> referred(state, response);
            case "INVITE" -> invited(state.invited(), response);
            case "UPDATE" -> refreshed(state, response);
            default -> Step.of(state);
        };
    }

    private static Step referred(DialogState state, Response response) {
        if (state.referral() != Referral.ASKED) return Step.of(state);
        if (response.success()) return Step.of(state.referral(Referral.TAKEN));
        return Step.of(state.referral(Referral.NONE), new Unset(Bell.REFERRAL), new Transferred(false));
    }

    private static Step invited(DialogState state, Response response) {
        if (!response.success()) return refreshed(state, response);
        var ack = new Acknowledge(Offers.acknowledgement(state, response));
        var agreed = state.sdp().accept(response.body());
        if (agreed.isEmpty()) return new Step(state, List.of(ack)).then(bye(state, "no_common_sound").actions());
        var step = refreshed(state, response);
        return Step.of(step.state(), ack, new Agree(agreed.get())).then(step.actions());
    }

    /// The answer to our sign of life.
    private static Step refreshed(DialogState state, Response response) {
        if (response.success()) return Offers.timed(state, SessionTimer.answered(response.fields()));
        if (response.status() == 491) return Step.of(state, new Set(Bell.REFRESH, GLARE));
        return response.status() == 408 || response.status() == 481 ? bye(state, "no_sign_of_life") : Step.of(state);
    }

    private static Step rang(DialogState state, Bell bell) {
        return switch (bell) {
            case EXPIRY -> bye(state, "no_sign_of_life");
            case REFRESH -> state.timer().isPresent() && state.phase() == Phase.UP && !state.inviting() ? Offers.refresh(state, state.timer().get()) : Step.of(state);
            case REFERRAL -> state.referral() == Referral.NONE ? Step.of(state) : Step.of(state.referral(Referral.NONE), new Transferred(false));
        };
    }

    private static Step refuse(DialogState state, int status, int retrySeconds) {
        if (state.phase() != Phase.RINGING) return bye(state, "refused");
        var more = retrySeconds > 0 ? List.of(new Field("retry-after", Integer.toString(retrySeconds))) : List.<Field>of();
        return Step.of(state.phase(Phase.OVER), new Reply(state.invite(), state.invite().reply(status, state.peer().localTag(), more, new byte[0])), new End(status == 487 ? "cancelled" : "refused"));
    }

    static Step bye(DialogState state, String reason) {
        var asked = state.asked(false);
        var step = Step.of(asked.phase(Phase.OVER), new Send(Offers.request(asked, "BYE", List.of(), new byte[0])));
        if (state.referral() != Referral.NONE) step = step.then(new Transferred(false));
        return step.then(new End(reason));
    }

    static Step reply(DialogState state, Request request, int status, Field... more) {
        return Step.of(state, new Reply(request, request.reply(status, state.peer().localTag(), more)));
    }
}
