package io.callmesh.launcher.privacy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// Something that looks like a language model of somebody else's, and only keeps what it is asked: prompts with all their headers. It
/// answers every question with the same sentence.
public final class Model implements AutoCloseable {

    private static final String ANSWER = """
            {"id":"1","object":"chat.completion","model":"listening","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"I am not sure."}}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}""";
    private static final String STREAMED = """
            data: {"id":"1","object":"chat.completion.chunk","model":"listening","choices":[{"index":0,"delta":{"content":"I am not sure."}}]}

            data: {"id":"1","object":"chat.completion.chunk","model":"listening","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            data: [DONE]

            """;

    private final HttpServer server;
    private final List<byte[]> heard = new CopyOnWriteArrayList<>();

    private Model(HttpServer server) {
        this.server = server;
    }

    public static Model listen() throws IOException {
        var model = new Model(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        model.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        model.server.createContext("/", model::answer);
        model.server.start();
        return model;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /// Each request: its line, headers and body.
    public Proof.Extra prompts() {
        return new Proof.Extra("prompts", heard);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add((exchange.getRequestURI() + "\n" + exchange.getRequestHeaders().entrySet() + "\n" + body).getBytes(StandardCharsets.UTF_8));
            boolean streamed = body.replace(" ", "").contains("\"stream\":true");
            var answer = (streamed ? STREAMED : ANSWER).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", streamed ? "text/event-stream" : "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
