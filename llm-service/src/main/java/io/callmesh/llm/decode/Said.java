package io.callmesh.llm.decode;

import io.callmesh.llm.engine.Piece;

/// A piece of an answer, and who told it.
public record Said(String engine, Piece piece) {}
