package io.callmesh.backstage.office;

/// A request that cannot be understood: the field at fault and what was expected of it.
final class Rejected extends Exception {

    private static final long serialVersionUID = 1L;

    private final String field;

    Rejected(String field, String expected) {
        super(expected);
        this.field = field;
    }

    String field() {
        return field;
    }
}
