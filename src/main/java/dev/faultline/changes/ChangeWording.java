package dev.faultline.changes;

/** What is said of changes. */
public final class ChangeWording {

    private ChangeWording() {}

    /** What a change was: its kind, what it was made to and the version. */
    public static String title(Change change) {
        var version = change.version().isEmpty() ? "" : " " + change.version();
        return change.kind() == Change.ChangeKind.OTHER
                ? "change of " + change.subject() + version
                : change.kind().label() + " of " + change.subject() + version;
    }
}
