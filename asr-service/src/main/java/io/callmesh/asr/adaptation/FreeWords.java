package io.callmesh.asr.adaptation;

import java.util.List;
import java.util.Map;

/// What callers say in words of their own: many words, and how likely they follow each other when somebody speaks to this
/// assistant.
///
/// @param words    each once
/// @param sounds   the ways to say each, in phones
/// @param trigrams over the numbers of the words in the list
public record FreeWords(List<String> words, Map<String, List<List<String>>> sounds, Trigrams trigrams) {}
