package dev.faultline.probe.redis;

/** One reply of a server, as far as the probe's commands can bring it. */
sealed interface RedisReply {

    /** A status, a number or a bulk string, as text. */
    record Text(String value) implements RedisReply {}

    /** An error, such as {@code NOAUTH Authentication required.} */
    record Refusal(String message) implements RedisReply {

        /** Its first word, by which errors are told apart. */
        String code() {
            var space = message.indexOf(' ');
            return space < 0 ? message : message.substring(0, space);
        }
    }
}
