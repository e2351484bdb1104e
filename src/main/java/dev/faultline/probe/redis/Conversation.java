package dev.faultline.probe.redis;

import dev.faultline.probe.Failure;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.Step;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** Sends all commands at once and gathers their replies, until the last or the first that matters and is an error. */
final class Conversation extends SimpleChannelInboundHandler<Reply> {

    private static final Step AUTH = new Step("auth", Failure.TIMEOUT);
    private static final Step QUERY = new Step("query", Failure.TIMEOUT);

    private final Queue<Command> unanswered;
    private final NetworkRun run;
    private final Info info = new Info();
    private final Promise<Told> end = Promise.promise();

    private Conversation(List<Command> commands, NetworkRun run) {
        this.unanswered = new ArrayDeque<>(commands);
        this.run = run;
    }

    /** Talks over a connection that is encrypted already if it is to be; does not close it. */
    static Future<Told> over(Channel channel, List<Command> commands, NetworkRun run) {
        var conversation = new Conversation(commands, run);
        channel.pipeline().addLast(new ReplyDecoder(), conversation);
        conversation.enterNext();
        commands.forEach(command -> channel.write(command.encoded()));
        channel.flush();
        return conversation.end.future();
    }

    private void enterNext() {
        var next = unanswered.element().purpose();
        run.enter(next == Command.Purpose.AUTHENTICATE ? AUTH : QUERY, "no answer to " + inWords(next));
    }

    private static String inWords(Command.Purpose purpose) {
        return switch (purpose) {
            case AUTHENTICATE -> "the authentication";
            case SELECT -> "SELECT";
            case PING -> "PING";
            case REPLICATION, MEMORY -> "INFO";
        };
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Reply reply) {
        if (end.future().isComplete()) {
            return;
        }
        var purpose = unanswered.remove().purpose();
        if (reply instanceof Reply.Refusal refusal) {
            if (!purpose.isOptional()) {
                end.tryComplete(new Told.No(refusal));
                return;
            }
        } else if (reply instanceof Reply.Text text && purpose.isOptional()) {
            info.add(text.value());
        }
        if (unanswered.isEmpty()) {
            end.tryComplete(new Told.Yes(info));
        } else {
            enterNext();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end.tryFail(new NetworkFailure(Failure.IO, "the connection was closed before the answer was complete"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        end.tryFail(cause);
    }
}
