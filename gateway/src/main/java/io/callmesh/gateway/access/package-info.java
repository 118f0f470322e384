/// Who may do what here: principals and their roles, keys, limits, and what is written down about it. Knows no protocol and
/// no call; every door asks here before it opens, and refuses in its own words.
package io.callmesh.gateway.access;
