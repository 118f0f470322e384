/// Words as they are compared: tokens, numerals, sentences, of English and Chinese. Pure functions over tables; knows no
/// pack, no engine and no protocol.
package io.callmesh.llm.language;
