/// What measurements share: ranks, trends, and what a process uses. Knows nothing of what is measured.
package io.callmesh.runtime.measure;
