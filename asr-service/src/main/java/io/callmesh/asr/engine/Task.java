package io.callmesh.asr.engine;

import io.callmesh.proto.pack.v1.Pack;
import java.util.List;

/// What is to be heard.
///
/// @param language  a BCP 47 tag
/// @param rateHz    of the frames: 8000 or 16000
/// @param pack      the assistant that is spoken to; the default instance when nobody said
/// @param expecting the slot it asked for; empty when none
/// @param hints     further phrases that are likely, plain text
/// @param interim   whether partial results are wanted
public record Task(String language, int rateHz, Pack pack, String expecting, List<String> hints, boolean interim) {}
