package io.callmesh.gateway.line.sip.wire;

import io.callmesh.gateway.line.sip.wire.SipMessage.Request;
import io.callmesh.gateway.line.sip.wire.SipMessage.Response;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Everything that is under way: finds the transaction of whatever arrives, and tells the user of what is new. Thread-safe.
///
/// It holds `most` transactions at once. Beyond that new calls are refused with 503, and other requests are answered without being
/// remembered (RFC 3261 section 8.2.7); those of calls that live here are served as ever.
public final class Transactions implements Path.Receiver {

    private static final Logger LOG = Logger.getLogger(Transactions.class);
    private static final String COOKIE = "z9hG4bK", BUSY_SECONDS = "5";
    private static final int STANDARD_PORT = 5060;

    private final Alarms alarms;
    private final TransactionUser user;
    private final Function<InetSocketAddress, Path> datagrams;
    private final SourceLimit invites;
    private final int most;
    private final Map<String, ServerTransaction> served = new ConcurrentHashMap<>();
    private final Map<String, ServerTransaction> begun = new ConcurrentHashMap<>();
    private final Map<String, ClientTransaction> asked = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final LongAdder malformed = new LongAdder(), refused = new LongAdder();

    /// @param datagrams how an address is answered that differs from the one that asked
    /// @param invites   how many calls one source may begin
    public Transactions(Alarms alarms, TransactionUser user, Function<InetSocketAddress, Path> datagrams, SourceLimit invites, int most) {
        this.alarms = alarms;
        this.user = user;
        this.datagrams = datagrams;
        this.invites = invites;
        this.most = most;
    }

    @Override
    public void received(byte[] data, int length, Path from) {
        try {
            switch (SipParser.parse(data, length)) {
                case Request request -> request(request.arrivedFrom(from.peer()), from);
                case Response response -> Optional.ofNullable(asked.get(response.branch())).ifPresent(client -> client.received(response));
            }
        } catch (Malformed bad) {
            malformed.increment();
            bad.refusal().ifPresent(refusal -> from.send(refusal.format()));
        } catch (RuntimeException e) {
            LOG.errorf(e, "SIP message failed");
        }
    }

    private void request(Request request, Path from) {
        var known = Optional.ofNullable(served.get(key(request, request.is("ACK") ? "INVITE" : request.method())));
        if (request.is("ACK")) known.ifPresentOrElse(ServerTransaction::confirmed, () -> user.acknowledged(request));
        else if (known.isPresent()) known.get().repeated();
        else begin(request, from);
    }

    private void begin(Request request, Path from) {
        boolean first = request.is("INVITE") && request.toTag().isEmpty();
        var back = back(request, from);
        boolean full = served.size() >= most && !user.knows(request);
        if (first && (full || !invites.admit(from.peer().getAddress()))) {
            refused.increment();
            back.send(request.reply(503, "busy", new Field("retry-after", BUSY_SECONDS)).format());
            return;
        }
        var transaction = new ServerTransaction(request, from, back, this, key(request, request.method()), !full);
        if (full) tell(transaction);
        else keep(transaction, first);
    }

    private void keep(ServerTransaction transaction, boolean first) {
        var request = transaction.request();
        var other = served.putIfAbsent(transaction.key(), transaction);
        if (first && other == null) begun.putIfAbsent(origin(request), transaction);
        if (other != null) other.repeated();
        else if (request.is("CANCEL")) cancel(transaction);
        else tell(transaction);
    }

    private void tell(ServerTransaction transaction) {
        try {
            user.requested(transaction);
        } catch (RuntimeException e) {
            LOG.errorf(e, "SIP request failed method=%s", transaction.request().method());
            transaction.reply(transaction.request().reply(500, "failed"));
        }
    }

    private void cancel(ServerTransaction cancel) {
        var invite = Optional.ofNullable(served.get(key(cancel.request(), "INVITE")));
        cancel.reply(cancel.request().reply(invite.isPresent() ? 200 : 481, "cancel"));
        invite.filter(ServerTransaction::pending).ifPresent(user::cancelled);
    }

    /// The same request by another way, so that it is no copy: same caller, call and number, but another branch (RFC 3261 section
    /// 8.2.2.2).
    ///
    /// @param transaction of an `INVITE` outside a dialog
    public boolean merged(ServerTransaction transaction) {
        return begun.get(origin(transaction.request())) != transaction;
    }

    private static String origin(Request request) {
        return request.fromTag() + '|' + request.callId() + '|' + request.sequence();
    }

    /// Sends a request of ours. The answer comes once: the final one, or a 408 of our own making.
    ///
    /// @param request without `Via`
    public void send(Request request, Path path, Consumer<Response> answered) {
        var client = new ClientTransaction(branded(request, path), path, this, answered);
        asked.put(client.key(), client);
        client.begin();
    }

    /// Sends an `ACK` of a 2xx, which is no transaction.
    public void acknowledge(Request ack, Path path) {
        path.send(branded(ack, path).format());
    }

    private Request branded(Request request, Path path) {
        var bytes = new byte[12];
        random.nextBytes(bytes);
        var via = "SIP/2.0/" + path.protocol() + " " + hostPort(path.local()) + ";branch=" + COOKIE + HexFormat.of().formatHex(bytes) + ";rport";
        return new Request(request.method(), request.uri(), request.fields().after(new Field("via", via)), request.body());
    }

    /// As an address is written in a URI: with brackets where it needs them.
    public static String hostPort(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    /// Answers go where `Via` has them go (RFC 3261 section 18.2.2): back where they came from if `rport` was asked for.
    private Path back(Request request, Path from) {
        if (from.reliable() || Values.parameter(request.via(), "rport").isPresent()) return from;
        int port = SipUri.of("sip:" + sentBy(request)).map(SipUri::port).filter(told -> told > 0).orElse(STANDARD_PORT);
        return port == from.peer().getPort() ? from : datagrams.apply(new InetSocketAddress(from.peer().getAddress(), port));
    }

    private static String sentBy(Request request) {
        var words = request.via().split("[\\s;]+");
        for (int i = 0; i + 1 < words.length; i++) if (words[i].matches("(?i)(SIP/2.0/)?(UDP|TCP|TLS|WSS?)")) return words[i + 1];
        return "";
    }

    private static String key(Request request, String method) {
        return request.branch() + '|' + sentBy(request) + '|' + method;
    }

    Alarms alarms() {
        return alarms;
    }

    TransactionUser user() {
        return user;
    }

    void over(ServerTransaction transaction) {
        served.remove(transaction.key(), transaction);
        begun.remove(origin(transaction.request()), transaction);
    }

    void over(ClientTransaction transaction) {
        asked.remove(transaction.key(), transaction);
    }

    /// How many are under way, both ways.
    public int count() {
        return served.size() + asked.size();
    }

    /// Messages that could not be read, and requests that there was no room for.
    public List<Long> troubles() {
        return List.of(malformed.sum(), refused.sum());
    }
}
