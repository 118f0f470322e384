package io.callmesh.gateway.line.sip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A scenario for SIPp (Debian package sip-tester), and a run of it.
final class Sipp {

    private static final String PROVISIONAL = "<recv response=\"100\" optional=\"true\"/><recv response=\"180\" optional=\"true\"/>";

    private final StringBuilder steps = new StringBuilder();
    private final String user;
    private String format = "0 101", direction = "sendrecv";

    Sipp(String user) {
        this.user = user;
    }

    /// How a run ended.
    record Outcome(int code, String output) {}

    static boolean installed() {
        return Files.isExecutable(Path.of("/usr/bin/sipp"));
    }

    Sipp formats(String payloadTypes) {
        format = payloadTypes;
        return this;
    }

    Sipp direction(String attribute) {
        direction = attribute;
        return this;
    }

    Sipp invite(int sequence, String... more) {
        return send(request("INVITE", sequence, "[branch]", List.of(more), "application/sdp", sdp()), true);
    }

    /// A later try of a first `INVITE`: without the tag of the one that was refused.
    Sipp inviteAgain(int sequence, String... more) {
        return send(request("INVITE", sequence, "[branch]", List.of(more), "application/sdp", sdp()).replace("[peer_tag_param]", ""), true);
    }

    Sipp request(String method, int sequence, String... more) {
        return send(request(method, sequence, "[branch]", List.of(more), "", ""), true);
    }

    Sipp request(String method, int sequence, String type, String body, String branch) {
        return send(request(method, sequence, branch, List.of(), type, body), true);
    }

    Sipp cancel(int sequence, int stepsBack) {
        return send(request("CANCEL", sequence, "[branch-" + stepsBack + "]", List.of(), "", ""), true);
    }

    /// Of a 2xx.
    Sipp ack(int sequence) {
        return send(request("ACK", sequence, "[branch]", List.of(), "", ""), false);
    }

    /// Of a refusal, as many steps after its `INVITE`.
    Sipp ackRefusal(int sequence, int stepsBack) {
        return send(request("ACK", sequence, "[branch-" + stepsBack + "]", List.of(), "", ""), false);
    }

    Sipp ringing() {
        steps.append(PROVISIONAL);
        return this;
    }

    Sipp trying() {
        steps.append("<recv response=\"100\" optional=\"true\"/>");
        return this;
    }

    Sipp expect(int status) {
        steps.append("<recv response=\"").append(status).append('"').append(status == 401 ? " auth=\"true\"" : "").append(" rtd=\"true\"/>");
        return this;
    }

    /// An answer that holds this in its header or body.
    Sipp expect(int status, String regex, boolean inBody) {
        String where = inBody ? "search_in=\"body\"" : "search_in=\"msg\"";
        steps.append("<recv response=\"").append(status).append("\"><action><ereg regexp=\"").append(regex).append("\" ").append(where).append(" check_it=\"true\" assign_to=\"found\"/><log message=\"[$found]\"/></action></recv>");
        return this;
    }

    Sipp expectRequest(String method, String regex) {
        steps.append("<recv request=\"").append(method).append("\"><action><ereg regexp=\"").append(regex).append("\" search_in=\"msg\" check_it=\"true\" assign_to=\"asked\"/><log message=\"[$asked]\"/></action></recv>");
        return this;
    }

    Sipp ok() {
        return send("SIP/2.0 200 OK\n[last_Via:]\n[last_From:]\n[last_To:]\n[last_Call-ID:]\n[last_CSeq:]\nContent-Length: 0\n\n", false);
    }

    Sipp pause(int millis) {
        steps.append("<pause milliseconds=\"").append(millis).append("\"/>");
        return this;
    }

    /// Sends sound, again and again.
    Sipp talk(Path ulaw) {
        steps.append("<nop><action><exec rtp_stream=\"").append(ulaw).append(",-1,0,PCMU/8000\"/></action></nop>");
        return this;
    }

    Sipp hush() {
        steps.append("<nop><action><exec rtp_stream=\"pause\"/></action></nop>");
        return this;
    }

    private Sipp send(String message, boolean again) {
        steps.append("<send").append(again ? " retrans=\"500\"" : "").append("><![CDATA[\n").append(message).append("\n]]></send>\n");
        return this;
    }

    private String request(String method, int sequence, String branch, List<String> more, String type, String body) {
        var lines = new ArrayList<>(List.of(method + " sip:" + user + "@[remote_ip]:[remote_port] SIP/2.0",
                "Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=" + branch, "From: <sip:tester@[local_ip]:[local_port]>;tag=[pid]t[call_number]",
                "To: <sip:" + user + "@[remote_ip]:[remote_port]>[peer_tag_param]", "Call-ID: [call_id]", "CSeq: " + sequence + " " + method,
                "Contact: <sip:tester@[local_ip]:[local_port];transport=[transport]>", "Max-Forwards: 70"));
        lines.addAll(more);
        if (!type.isEmpty()) lines.add("Content-Type: " + type);
        lines.add("Content-Length: [len]");
        return String.join("\n", lines) + "\n\n" + body;
    }

    private String sdp() {
        return "v=0\no=tester 1 1 IN IP4 [local_ip]\ns=-\nc=IN IP4 [media_ip]\nt=0 0\nm=audio [rtpstream_audio_port] RTP/AVP " + format
                + "\na=rtpmap:101 telephone-event/8000\na=" + direction + "\n";
    }

    /// @param options of SIPp: `-m 10 -l 10`
    Outcome run(int port, Path folder, String... options) throws IOException, InterruptedException {
        var scenario = folder.resolve("scenario.xml");
        Files.writeString(scenario, "<?xml version=\"1.0\" encoding=\"ISO-8859-1\" ?>\n<!DOCTYPE scenario SYSTEM \"sipp.dtd\">\n<scenario name=\"callmesh\">\n" + steps + "</scenario>\n");
        var output = folder.resolve("output.txt");
        var command = new ArrayList<>(List.of("/usr/bin/sipp", "127.0.0.1:" + port, "-sf", scenario.toString(), "-i", "127.0.0.1", "-nostdin", "-timeout", "60", "-timeout_error",
                "-trace_err", "-error_file", folder.resolve("errors.txt").toString(), "-au", "alice"));
        command.addAll(List.of(options));
        var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        if (!process.waitFor(90, TimeUnit.SECONDS)) process.destroyForcibly();
        var errors = folder.resolve("errors.txt");
        return new Outcome(process.exitValue(), tail(output) + (Files.exists(errors) ? tail(errors) : ""));
    }

    private static String tail(Path file) throws IOException {
        var text = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        return text.substring(Math.max(0, text.length() - 3_000));
    }
}
