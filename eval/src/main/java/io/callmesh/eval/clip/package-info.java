/// What callers of an evaluation say: recordings of people, sentences for synthetic voices, and what a telephone does to
/// both. Values and files only; it must not know how calls are made.
package io.callmesh.eval.clip;
