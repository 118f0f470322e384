/// How well a recogniser hears labelled recordings. Knows a recogniser by its role only, and nothing of calls.
package io.callmesh.eval.speech;
