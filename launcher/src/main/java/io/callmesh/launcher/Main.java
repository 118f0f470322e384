package io.callmesh.launcher;

import io.callmesh.eval.command.BenchCommand;
import io.callmesh.eval.command.CallCommand;
import io.callmesh.eval.command.ChatCommand;
import io.callmesh.eval.command.EvalCommand;
import io.callmesh.eval.command.QaCommand;
import io.callmesh.launcher.command.ChaosCommand;
import io.callmesh.launcher.command.CheckCommand;
import io.callmesh.launcher.command.DecodeCommand;
import io.callmesh.launcher.command.DemoCommand;
import io.callmesh.launcher.command.DownCommand;
import io.callmesh.launcher.command.GrpcCheckCommand;
import io.callmesh.launcher.command.ImagesCommand;
import io.callmesh.launcher.command.InsightsCommand;
import io.callmesh.launcher.command.InstallCommand;
import io.callmesh.launcher.command.JournalCommand;
import io.callmesh.launcher.command.KeyCommand;
import io.callmesh.launcher.command.LinesCommand;
import io.callmesh.launcher.command.LogsCommand;
import io.callmesh.launcher.command.ModelCommand;
import io.callmesh.launcher.command.NewCommand;
import io.callmesh.launcher.command.PrivacyCommand;
import io.callmesh.launcher.command.RecordingCommand;
import io.callmesh.launcher.command.ReplayCommand;
import io.callmesh.launcher.command.SayCommand;
import io.callmesh.launcher.command.SealCommand;
import io.callmesh.launcher.command.SoakCommand;
import io.callmesh.launcher.command.StatusCommand;
import io.callmesh.launcher.command.StubsCommand;
import io.callmesh.launcher.command.SuperviseCommand;
import io.callmesh.launcher.command.TestCommand;
import io.callmesh.launcher.command.TrainCommand;
import io.callmesh.launcher.command.Trouble;
import io.callmesh.launcher.command.TurnsCommand;
import io.callmesh.launcher.command.UpCommand;
import io.callmesh.launcher.part.Home;
import io.callmesh.launcher.part.Settings;
import io.callmesh.launcher.quality.kafka.KafkaJournal;
import io.callmesh.runtime.seal.redis.ServiceSeal;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `./mesh`: the whole mesh on one machine.
@Command(
        name = "./mesh",
        mixinStandardHelpOptions = true,
        version = "CallMesh 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        description = "A voice customer-service mesh on this machine.",
        subcommands = {
            DemoCommand.class, UpCommand.class, DownCommand.class, StatusCommand.class, LogsCommand.class,
            CallCommand.class, ChatCommand.class, BenchCommand.class, ChaosCommand.class, EvalCommand.class, JournalCommand.class, ReplayCommand.class, CheckCommand.class, NewCommand.class, ModelCommand.class, KeyCommand.class, SealCommand.class, ImagesCommand.class, TestCommand.class,
            GrpcCheckCommand.class, StubsCommand.class, SayCommand.class, RecordingCommand.class,
            TrainCommand.class, SuperviseCommand.class, InstallCommand.class
        })
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager"); // else it complains on standard error
        System.exit(commands().execute(arguments));
    }

    /// With exit code 0 for done, 1 for trouble that was told in one line, 2 for a wrong command line.
    static CommandLine commands() {
        var commands = new CommandLine(new Main());
        var bench = Objects.requireNonNull(commands.getSubcommands().get("bench"));
        bench.addSubcommand(new TurnsCommand()).addSubcommand(new SoakCommand()).addSubcommand(new LinesCommand()).addSubcommand(new DecodeCommand()).addSubcommand(new InsightsCommand()).addSubcommand(new PrivacyCommand());
        commands.addSubcommand(new QaCommand(new KafkaJournal(Main::keys)));
        return commands.setExecutionExceptionHandler(Main::tell);
    }

    /// Those of the mesh on this machine.
    private static ServiceSeal keys() {
        return ServiceSeal.of(Home.ofSystemProperties().sealKeys(), Settings.of(System.getenv()).redisUrl());
    }

    private static int tell(Exception failure, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (!(failure instanceof Trouble)) throw failure;
        command.getErr().println(failure.getMessage());
        return 1;
    }
}
