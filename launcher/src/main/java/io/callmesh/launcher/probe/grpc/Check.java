package io.callmesh.launcher.probe.grpc;

/// One look at a door.
@FunctionalInterface
interface Check {

    /// @return what was seen, when it is as it should be
    /// @throws Amiss  when it is not
    /// @throws Unseen when it cannot be told
    String look() throws Exception;

    /// Not as it should be.
    final class Amiss extends Exception {

        private static final long serialVersionUID = 1L;
        private final String todo;

        Amiss(String told, String todo) {
            super(told);
            this.todo = todo;
        }

        String todo() {
            return todo;
        }
    }

    /// Cannot be looked at here; the message says why.
    final class Unseen extends Exception {

        private static final long serialVersionUID = 1L;

        Unseen(String why) {
            super(why);
        }
    }
}
