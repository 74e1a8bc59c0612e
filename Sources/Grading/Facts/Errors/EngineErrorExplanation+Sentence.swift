/// The one place where docker's errors become words for a beginner: what it means, and where to look.
extension EngineErrorExplanation.Kind {
    var words: String {
        switch self {
        case .portTaken(let port):
            "\(Self.port(port)) of your machine already leads to another container. docker ps shows in its column PORTS which one; two "
                + "containers can't share a port of the machine, so one of them needs another number, or has to go."
        case .addressInUse(let port):
            "\(Self.port(port)) of your machine is used by a program outside of docker. Take another number on the left of the colon in -p, or "
                + "end that program."
        case .nameTaken(let name):
            "There already is a container named \(name), running or stopped: docker ps -a shows it. A name belongs to one container at a time."
        case .noSuchContainer(let name):
            "Docker knows no container \(Self.named(name)). docker ps -a lists all there are, stopped ones too: is the name spelled as there?"
        case .noSuchImage(let name):
            "The image \(Self.named(name)) is not on this machine. docker images lists those that are; a name without a tag means :latest."
        case .noSuchNetwork(let name): "There is no network \(Self.named(name)). docker network ls lists those there are."
        case .noSuchVolume(let name): "There is no volume \(Self.named(name)). docker volume ls lists those there are."
        case .networkExists(let name): "A network named \(name) is there already; docker network ls shows it. It can simply be used."
        case .containerStopped:
            "The container is there, but it does not run, and only a running one can do this. docker ps -a says when it ended and with which "
                + "code, docker logs what it said."
        case .containerRuns: "The container still runs. It has to be stopped before it can be removed; docker rm can also do both in one."
        case .imageInUse: "A container was made from this image and still needs it, even when it is stopped. docker ps -a shows which."
        case .networkInUse(let name):
            "Containers are still connected to \(name.map { "the network \($0)" } ?? "this network"). docker network inspect lists them under "
                + "Containers; once they are gone, it can go."
        case .volumeInUse(let name):
            "A container still has \(name.map { "the volume \($0)" } ?? "this volume") mounted, even when it is stopped. docker ps -a shows "
                + "the containers; once it is removed, the volume can go."
        case .pullDenied(let name):
            "The registry has no public image \(Self.named(name ?? "")), or wants to know who asks. Nearly always the name is misspelled."
        case .manifestUnknown(let name):
            "The registry has the image\(name.map { " of \($0)" } ?? ""), but not with this tag. What stands after the colon must be one of its "
                + "tags."
        case .noRegistry(let host):
            "The image is not on this machine, and the registry\(host.map { " \($0)" } ?? "") could not be reached to fetch it. Is there a "
                + "network? docker images lists what can be used without one."
        case .tooManyPulls: "The registry has counted too many downloads from this address and asks for a pause, or for docker login."
        case .wrongPlatform:
            "The image was made for another kind of processor than this machine has. Many images exist for several; this tag does not."
        case .badReference(true): "The name of an image is written in small letters only."
        case .badReference(false):
            "This can't be the name of an image: it has the form name:tag, in small letters and without blanks. Is something else standing in "
                + "its place, such as an option's value?"
        case .programMissing(let name):
            "The container was to start \(Self.program(name)), and its image has no such program. What stands after the image's name is the "
                + "command: is it a word that was meant for docker, or is it misspelled?"
        case .programNotExecutable(let name):
            "\(Self.program(name).firstCapital) is in the image but may not be run: it is a folder, or a file without the permission to "
                + "execute (chmod +x)."
        case .programOfOtherKind(let name):
            "\(Self.program(name).firstCapital) was made for another kind of processor, or it is a script whose first line does not say which "
                + "program reads it (#!/bin/sh)."
        case .interpreterMissing(let name):
            "\(Self.program(name).firstCapital) is there, but what should run it is not: look at its first line, after #!. Line ends as "
                + "Windows writes them also make that name a wrong one."
        case .outOfMemory:
            "The program wanted more memory than the container may have, and the kernel ended it (exit code 137). docker inspect shows "
                + "OOMKilled and the limit, Memory."
        case .copyMissing(let name):
            "\(name.map { "The file \($0)" } ?? "The file") to be copied is not in the build context: the folder that docker build was given, "
                + "less what .dockerignore leaves out. Paths in COPY start there."
        case .unknownInstruction(let word, let line):
            "\(Self.line(line)) begins with \(word ?? "a word") that is no instruction. Is it misspelled, or the rest of the line before it, "
                + "which then has to end in a backslash?"
        case .dockerfileError(let line): "\(Self.line(line)) can't be read. Look at that line and at how the one before it ends."
        case .noFrom: "The first instruction of a Dockerfile is FROM: what is the image to be built on?"
        case .emptyDockerfile: "The Dockerfile is empty. Has it been saved?"
        case .dockerfileMissing:
            "There is no file named Dockerfile in the folder that docker build was given. ls shows what is there; -f names another file."
        case .contextMissing(let path):
            "\(path.map { "The folder \($0)" } ?? "The folder") is not there. The last word of docker build is the folder whose files it may "
                + "copy, most often a single dot: this one."
        case .stepFailed(let code): Self.step(code)
        case .composeFileMissing:
            "There is no compose.yaml in this folder or one above it. docker compose works where that file lies; pwd says where you are."
        case .composeSyntax(let line):
            "The Compose file is no YAML\(line.map { " from about line \($0) on" } ?? ""). Look at the indentation there, which is made of "
                + "blanks only, and for a missing colon."
        case .composeKey(let key):
            "Compose does not know \(key.map { "the key \($0)" } ?? "a key") where it stands. Is it misspelled, or indented too little or too "
                + "much?"
        case .composeUndefined(let what):
            "A service needs the \(what), which the Compose file does not have. A service is declared under services:, a network or a volume "
                + "under a key of its own beside it."
        case .composeShape(let key, let needed):
            "In the Compose file, what stands under \(key) must be \(needed). Look at the colons there, each followed by a blank, and at the dashes."
        case .composeImageOrBuild(let name):
            "\(name.map { "The service \($0)" } ?? "A service") has neither image: nor build:, so there is nothing to make a container from."
        case .unknownCommand(let word):
            word == "compose" || word == "buildx"
                ? "This docker has no \(word): it is a plugin of its own, which is not installed. calf doctor says how to get it."
                : "docker has no command \(word). docker --help lists those there are."
        case .unknownOption(let word):
            "\(word) is no option of this command. docker … --help lists them; what is meant for the program in the container stands after the "
                + "image."
        case .badPort(let word):
            "\(word.map { "\($0) is" } ?? "This is") no port. -p takes two numbers from 1 to 65535: of the machine, a colon, of the container."
        case .badVolumeName(let name):
            "\(name.map { "\($0) is" } ?? "This is") neither the name of a volume nor a full path. To use a folder of your own, its path has to "
                + "begin with /: \"$PWD/…\" does."
        case .argumentMissing:
            "Something is missing at the end of the command. For docker build it is the folder, most often a single dot: this one. The line that "
                + "begins with Usage shows all that belongs there."
        case .noTerminal: "-t asks for a terminal, and there is none here: the command runs in a script. Without -t it works."
        case .socketRefused:
            "The engine runs, but you may not speak to it: its socket belongs to root and the group docker. calf doctor shows the command that "
                + "lets you in."
        case .noDaemon: "The docker command is here, but the engine that does the work does not answer. calf doctor says how to start it."
        case .noSpace:
            "The disk is full. docker system df shows what images, containers and volumes take, and how much of it nobody uses any more."
        case .buildxMissing:
            "DOCKER_BUILDKIT=1 asks for the new builder, buildx, which is not installed. calf doctor says how to get it; without the variable "
                + "the classic one is used."
        }
    }

    private static func port(_ port: String?) -> String { port.map { "Port \($0)" } ?? "That port" }
    private static func named(_ name: String) -> String { name.isEmpty ? "of that name" : name }
    private static func program(_ name: String?) -> String { name.map { "the program \($0)" } ?? "a program" }
    private static func line(_ line: Int?) -> String { line.map { "Line \($0) of the Dockerfile" } ?? "A line of the Dockerfile" }

    private static func step(_ code: Int?) -> String {
        let why =
            switch code {
            case 127: "127 means that a program in it was not found in the image as it is at that step."
            case 126: "126 means that a program in it may not be run."
            case 137: "137 means that it was killed, most often for want of memory."
            default: "What it printed stands just above the error."
            }
        return "A command of a RUN instruction ended with \(code.map { "the exit code \($0)" } ?? "an error"), so the build stopped there. "
            + why
    }
}

extension String {
    fileprivate var firstCapital: String { prefix(1).uppercased() + dropFirst() }
}
