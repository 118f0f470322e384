package io.callmesh.llm.understand;

import java.util.List;
import java.util.Set;

/// A sentence that means an intent, ready to be compared.
record Example(String intent, List<String> words, Set<String> features, float[] vector) {}
