/// Hears English within an assistant's vocabulary, in this process, with the acoustic model that comes with CMU Sphinx-4.
///
/// The library gives the model, the front end (sound to cepstra) and the expansion of a word graph into context-dependent
/// phones. The searches are this package's own: they keep several hypotheses per state, share the one model among any
/// number of threads and can be stopped at each frame.
///
/// Path of an utterance: samples → [Wideband] → [Cepstra] → [Features] → [Search] over a [Network] → words, with the
/// [SoundModel] scoring. What no sentence of the pack explains goes through [FreeSearch] over a [PhoneTree] as well. Why:
/// `docs/decisions/0007-own-search-over-sphinx4-models.md`, `0011-callers-own-words.md`.
package io.callmesh.asr.engine.sphinx4;
