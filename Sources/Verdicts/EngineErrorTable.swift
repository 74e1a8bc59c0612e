/// Every docker error that calf explains. The explanations name only commands that inspect, never the one that solves an exercise.
extension EngineErrorExplanation {
    static let table: [Row] = engine + building + compose + programs + images + taken + missing + inUse + usage

    private static let engine: [Row] = [
        Row(
            .socketRefused, "permission denied*docker daemon socket", "permission denied*docker api at", "dial unix*permission denied",
            says: "The engine is running, but you don't have permission to use it. calf doctor shows the command that grants it."),
        Row(
            .noDaemon, "cannot connect to the docker daemon", "is the docker daemon running", "failed to connect to the docker api",
            "calf: the engine doesn't answer",
            says: "The docker command works, but the engine does not answer. calf doctor says how to start it."),
        Row(
            .noSpace, "no space left on device",
            says: "The disk is full. docker system df shows how much images, containers, and volumes take."),
        Row(
            .buildxMissing, "buildx component is missing",
            says: "DOCKER_BUILDKIT=1 needs buildx, which is not installed. calf doctor says how to install it."),
    ]

    private static let building: [Row] = [
        Row(
            .unknownInstruction, "parse error line {line}: unknown instruction: {word}",
            "parse error on line {line}: unknown instruction: {word}", "unknown instruction: {word}",
            says: "[Line {line}: ][`{word}`|A word] is not a Dockerfile instruction. Is it misspelled, or does it continue the line above?"),
        Row(
            .dockerfileError, "parse error line {line}:", "parse error on line {line}:", "dockerfile parse error",
            says: "[Line {line}|A line] of the Dockerfile can't be read. Check that line, and how the line above it ends."),
        Row(
            .noFrom, "no build stage in current context",
            says: "A Dockerfile starts with FROM. Which image should yours build on?"),
        Row(.emptyDockerfile, "dockerfile*cannot be empty", says: "The Dockerfile is empty. Is it saved?"),
        Row(
            .dockerfileMissing, "evaluate symlinks in dockerfile path", "failed to read dockerfile",
            says: "The build folder has no file named Dockerfile. ls shows what it has; -f names another file."),
        Row(
            .contextMissing, "unable to prepare context: path {path} not found", "unable to prepare context: path",
            says: "The folder[ {path}] does not exist. docker build ends with the folder to build from, most often a dot."),
        Row(
            .stageMissing, "invalid from flag value {name}:",
            "failed to solve: {name}: failed to resolve source metadata*pull access denied",
            "failed to solve: {name}: pull access denied",
            says: "The Dockerfile uses {name}, but has no stage of that name, and no image of that name could be found. Is it misspelled?"),
        // Both builders look for the file in the other stage here, and not in the build context.
        Row(
            .stageFileMissing, "copy failed: stat {name}: file does not exist", "> [*] copy --from=* {name} *:$",
            says: "The stage or image that --from names has no file {name}. Where did the instructions of that stage put it?"),
        Row(
            .copyMissing, "failed to compute cache key*\"{name}\"*not found", "failed to calculate checksum*\"{name}\"*not found",
            "file not found in build context*stat {name}:", "copy failed*stat {name}:", "add failed*stat {name}:",
            "file not found in build context", "copy failed", "add failed", "failed to compute cache key",
            says: "The file[ {name}| to copy] is not in the build context. Paths in COPY are relative to the folder given to docker build."),
        Row(
            .stepFailed, "returned a non-zero code: 127", "did not complete successfully: exit code: 127", "executor failed*exit code: 127",
            says: "A RUN command failed with exit code 127. The image has no such program at that step."),
        Row(
            .stepFailed, "returned a non-zero code: 126", "did not complete successfully: exit code: 126", "executor failed*exit code: 126",
            says: "A RUN command failed with exit code 126. The program can't be executed."),
        Row(
            .stepFailed, "returned a non-zero code: 137", "did not complete successfully: exit code: 137", "executor failed*exit code: 137",
            says: "A RUN command was killed (exit code 137), most often because it ran out of memory."),
        Row(
            .stepFailed, "returned a non-zero code: {code}", "did not complete successfully: exit code: {code}",
            "executor failed running*exit code: {code}",
            says: "A RUN command failed with exit code {code}, so the build stopped. Its output is just above the error."),
    ]

    private static let compose: [Row] = [
        Row(
            .composeFileMissing, "no configuration file provided",
            says: "There is no compose.yaml in this folder or a folder above it. pwd shows where you are."),
        Row(
            .composeUndefined, "refers to undefined {kind} {name}:", "depends on undefined {kind} {name}:",
            says: "A service uses the {kind} {name}, which the Compose file does not define. Is it declared, and spelled the same?"),
        Row(
            .composeImageOrBuild, "service {name} has neither an image nor a build context",
            says: "The service {name} has neither image: nor build:. What should its container run?"),
        Row(
            .composeKey, "additional property {key} is not allowed", "additional properties {key} not allowed",
            says: "Compose does not know the key {key} in this position. Is it misspelled, or indented wrong?"),
        Row(
            .composeShape, "validating * {key} must be {needed}$",
            says: "In the Compose file, {key} must be {needed}. Check its value, and the colons and dashes below it."),
        Row(
            .composeSyntax, "yaml: line {line}:", "yaml:",
            says: "The Compose file is not valid YAML[: see line {line}]. Check its indentation (spaces, no tabs) and its colons."),
    ]

    private static let programs: [Row] = [
        Row(
            .optionAsProgram, "exec: \"-{option}\": executable file not found",
            says: "Docker took -{option} as the program to run, because it follows the image name. On which side of it do options go?"),
        Row(
            .programMissing, "exec: \"{program}\": executable file not found", "executable file not found in",
            "unable to start container process*exec: \"{program}\"*no such file or directory",
            "unable to start container process*stat {program}: no such file or directory",
            says: "The image has no program [{program}|of that name]. The command to run follows the image name: is it misspelled?"),
        Row(
            .programOfOtherKind, "exec {program}: exec format error", "exec format error",
            says:
                "[{program}|The program] is built for a different processor, or it is a script whose first line names no interpreter (#!/bin/sh)."
        ),
        Row(
            .programNotExecutable, "unable to start container process*exec: \"{program}\": permission denied",
            "unable to start container process*permission denied", "runc create failed*permission denied",
            says: "[{program}|The program] is in the image, but can't be executed. It is a folder, or lacks execute permission."),
        Row(
            .interpreterMissing, "exec {program}: no such file or directory$",
            says: "{program} exists, but its interpreter does not. Check the first line after #!, and for Windows line endings."),
        Row(
            .wrongPassword, "password authentication failed for user \"{name}\"",
            says:
                "The database refused the password of the user {name}. "
                + "Its users keep the passwords that they had when its data was first written, even if a variable changes."),
        Row(
            .databaseUserMissing, "fatal:  role \"{name}\" does not exist", "fatal: role \"{name}\" does not exist",
            says: "The database has no user named {name}. It creates its users when its data is first written, not later."),
        Row(
            .userMissing, "unable to find user {name}: no matching entries",
            says: "The image has no user named {name}. A user must exist in the image before a program can run as that user."),
        Row(
            .outOfMemory, "oomkilled", "out of memory", "cannot allocate memory",
            says: "The program needed more memory than its limit, so the kernel killed it. docker inspect shows OOMKilled and Memory."),
    ]

    private static let images: [Row] = [
        Row(
            .tooManyPulls, "toomanyrequests",
            says: "The registry limits downloads from this address. It asks you to wait, or to log in with docker login."),
        Row(
            .pullDenied, "pull access denied for {name},", "pull access denied",
            says: "The registry has no public image[ {name}| of that name], or it requires a login. Is the name spelled right?"),
        Row(
            .manifestUnknown, "manifest for {name} not found", "manifest unknown",
            says: "The registry has no image[ {name}] with this tag. The part after the colon must be one of the image's tags."),
        Row(
            .wrongPlatform, "no matching manifest", "does not match the detected host platform",
            says: "The image is built for a different processor. This tag has no version for your machine."),
        Row(
            .badReference, "invalid reference format: repository name (library/{name}) must be lowercase",
            "invalid reference format: repository name ({name}) must be lowercase", "invalid reference format*lowercase",
            says:
                "[Docker took {name} as the image name, but image|Image] names are lowercase. If a value contains spaces, it needs quotes."
        ),
        Row(
            .badReference, "invalid reference format",
            says: "This is not a valid image name. The form is name:tag, lowercase and without spaces. Did an option lose its value?"),
        Row(
            .noRegistry, "://{host}/v2/*no such host", "://{host}/v2/*network is unreachable", "://{host}/v2/*i/o timeout",
            "://{host}/v2/*connection refused", "://{host}/v2/*temporary failure in name resolution", "registry*no such host",
            "registry*network is unreachable", "registry*i/o timeout", "registry*connection refused",
            says:
                "The image[ {image}] is not on this machine, and the registry[ {host}] can't be reached. docker images lists what you have."
        ),
    ]

    private static let taken: [Row] = [
        Row(
            .portTaken, "bind for {port} failed: port is already allocated", "port is already allocated",
            says:
                "[Port {port}|That port] on your machine is already in use by another container. The PORTS column of docker ps shows which."
        ),
        Row(
            .addressInUse, "listen tcp4 {port}: bind: address already in use", "listen tcp {port}: bind: address already in use",
            "bind host port for {port}: address already in use", "address already in use",
            says: "[Port {port}|That port] on your machine is in use by a program outside Docker. Which number in -p is the machine's port?"
        ),
        Row(
            .nameTaken, "the container name \"{name}\" is already in use", "is already in use by container",
            says: "A container [named {name}|of that name] already exists, running or stopped. docker ps -a lists it."),
        Row(
            .networkExists, "network with name {name} already exists",
            says: "A network named {name} already exists. docker network ls lists it."),
    ]

    private static let missing: [Row] = [
        Row(
            .noSuchContainer, "no such container: {name}", "no such container",
            says: "There is no container [named {name}|of that name]. docker ps -a lists all containers. Is the name spelled the same?"),
        Row(
            .noSuchImage, "no such image: {name}", "unable to find image '{name}'", "no such image",
            says: "The image[ {name}] is not on this machine. docker images lists what you have; no tag means :latest."),
        Row(
            .noSuchNetwork, "no such network: {name}", "network {name} not found",
            says: "There is no network named {name}. docker network ls lists all networks."),
        Row(
            .noSuchVolume, "no such volume: {name}", "get {name}: no such volume", "no such volume",
            says: "There is no volume [named {name}|of that name]. docker volume ls lists all volumes."),
    ]

    private static let inUse: [Row] = [
        Row(
            .networkInUse, "removing network: network {name} id*has active endpoints", "has active endpoints",
            says: "Containers are still connected to the network[ {name}]. docker network inspect lists them under Containers."),
        Row(
            .volumeInUse, "remove {name}: volume is in use", "volume is in use",
            says: "A container still uses the volume[ {name}], even if it is stopped. docker ps -a lists the containers."),
        Row(
            .containerRuns, "you cannot remove a running container", "cannot remove container*container is running",
            says: "The container is still running. docker rm removes only stopped containers, unless you tell it otherwise."),
        Row(
            .imageInUse, "is using its referenced image", "image is being used by", "image is referenced in",
            says: "A container still uses this image, even if it is stopped. docker ps -a shows which."),
        Row(
            .containerStopped, "container * is not running",
            says: "The container exists, but it is not running. docker ps -a shows its exit code, and docker logs its output."),
    ]

    private static let usage: [Row] = [
        Row(
            .argumentMissing, "requires exactly 1 argument", "requires 1 argument", "requires at least 1 argument",
            says: "The command is incomplete. For docker build, the folder is missing: most often a dot. See the Usage line."),
        Row(
            .noTerminal, "input device is not a tty",
            says: "-t asks for a terminal, but this command runs without one."),
        Row(
            // Without the plugin, docker itself reads the options of Compose.
            .composeMissing, "unknown command: docker compose", "'compose' is not a docker command", "unknown flag: --project-name",
            says: "This docker has no Compose plugin. calf doctor shows the command that installs it."),
        Row(
            .buildxMissing, "unknown command: docker buildx", "'buildx' is not a docker command",
            says: "This docker has no buildx plugin. calf doctor shows the command that installs it."),
        Row(
            .unknownCommand, "unknown command: docker {word}", "'{word}' is not a docker command",
            says: "docker has no command {word}. docker --help lists all commands."),
        Row(
            .pluginMissing, "usage:  docker [options] command", "see 'docker --help'",
            says: "docker has no such command. compose and buildx are plugins: calf doctor shows whether you have them."),
        Row(
            .unknownOption, "unknown flag: {word}",
            says: "This command has no option {word}. Options for the program in the container follow the image name."),
        Row(
            .unknownOption, "unknown shorthand flag: '{word}'",
            says: "This command has no option -{word}. Options for the program in the container follow the image name."),
        Row(
            .badPort, "invalid hostport: {port}", "invalid containerport: {port}",
            says: "{port} is not a port. -p takes the machine's port, a colon, and the container's port (1 to 65535)."),
        Row(
            .badRestartPolicy, "invalid restart policy '{name}'", "invalid restart policy: unknown policy '{name}'",
            says: "Docker has no restart policy {name}. Is it misspelled?"),
        Row(
            .memoryTooSmall, "minimum memory limit allowed is {least}$",
            says: "The memory limit is less than the minimum of {least}. Without a unit, a limit is a number of bytes: m is for megabytes."),
        Row(
            .badNamespace, "--pid: invalid pid mode", "invalid pid mode: {name}",
            says: "--pid has a value that Docker doesn't know[: {name}]. It takes host, or container: and a container's name."),
        Row(
            .badVolumeName, "create {name}:*invalid characters for a local volume name",
            says: "{name} is neither a volume name nor a full path. The path of a folder starts with /, as in \"$PWD/…\"."),
    ]
}
