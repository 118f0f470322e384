/// Pure functions with tables about languages: which one a text is in, what its words are, where its clauses end. It must
/// not know assistants, engines or requests.
package io.callmesh.translation.language;
