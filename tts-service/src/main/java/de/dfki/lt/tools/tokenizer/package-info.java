/// Stands in for the tokenizer that MaryTTS was built with (`de.dfki.lt.jtok:jtok-core`), which no repository offers:
/// the three classes of it that MaryTTS calls, under the names by which it calls them. Written for this project.
package de.dfki.lt.tools.tokenizer;
