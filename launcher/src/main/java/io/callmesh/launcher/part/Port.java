package io.callmesh.launcher.part;

/// A TCP port of a part: what speaks there, and its number by default.
public record Port(String use, int number) {}
