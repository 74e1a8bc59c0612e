import DockerCLI

/// Makes sure that `docker` in a lesson's shell is calf's guard, whatever the user's startup files do to PATH. They are read first, then a
/// function `docker` is defined, and PATH is repaired before each prompt. With an invisible escape sequence, the shell also tells calf
/// which docker it would run.
///
/// The environment variable `CALF_GUARD` is the folder with the guard. The folder with these files is next to it.
enum GuardedShell {
    /// The arguments and variables needed to start a shell, depending on the program's name.
    static func start(_ program: String, _ environment: [String: String]) -> (arguments: [String], variables: [String: String]) {
        guard let guardFolder = environment[ShimScope.folderVariable] else { return ([], [:]) }
        let folder = FileSystem.parent(of: guardFolder) + "/shell"
        let home = environment["HOME"] ?? "/"
        // Shells started inside the shell inherit these.
        var variables = ["ENV": folder + "/profile", "ZDOTDIR": folder + "/zsh", "CALF_ZDOTDIR": environment["ZDOTDIR"] ?? home]
        variables["CALF_ENV"] = environment["ENV"]
        // An exported bash function, in the format of `export -f`. Other shells pass it on to any bash they start.
        for name in ["docker", "env"] { variables["BASH_FUNC_\(name)%%"] = "() {  \"$CALF_GUARD/\(name)\" \"$@\"\n}" }
        switch program.split(separator: "/").last {
        case "bash": return (["--rcfile", folder + "/bashrc"], variables)
        case "fish": return (["--init-command", "source '\(folder.replacing("'", with: "\\'"))/guard.fish'"], variables)
        default: return ([], variables)
        }
    }

    /// Whether the guard works in this shell.
    package static func supports(_ program: String) -> Bool {
        ["bash", "zsh", "fish", "sh", "dash", "ksh", "mksh", "ash"].contains(program.split(separator: "/").last.map(String.init) ?? "")
    }

    /// Whether the guard reports each prompt in this shell.
    static func reportsPrompts(_ program: String) -> Bool {
        ["bash", "zsh", "fish"].contains(program.split(separator: "/").last.map(String.init) ?? "")
    }

    /// The files by their path within the folder.
    static let files: [String: String] = {
        var files = ["bashrc": bashrc, "guard.bash": bash, "guard.zsh": zsh, "guard.fish": fish, "profile": profile]
        for name in [".zshenv", ".zprofile", ".zshrc", ".zlogin"] { files["zsh/" + name] = zshFile(name) }
        return files
    }()

    private static let bashrc = #"""
        # Written by calf: your own startup file, then calf's guard in front of docker.
        [ -r ~/.bashrc ] && . ~/.bashrc
        # Long commands need the space. A prompt that is short already stays.
        case $PS1 in *\\[hHw]*) PS1='\W \$ ' ;; esac
        . "${CALF_GUARD%/*}/shell/guard.bash"

        """#

    private static let bash = #"""
        # Written by calf. In a container lesson's shell, docker is calf's guard.
        function docker { "$CALF_GUARD/docker" "$@"; }
        function env { "$CALF_GUARD/env" "$@"; }
        function sudo { "$CALF_GUARD/sudo" "$@"; }
        export -f docker env
        if [ -e "$CALF_GUARD/sudo" ]; then export -f sudo; else unset -f sudo; fi
        __calf_docker=$(declare -f docker)
        __calf_guard() {
            local status=$? own=own
            [[ $PATH == "$CALF_GUARD":* ]] || PATH=$CALF_GUARD:$PATH
            case ${BASH_ALIASES[docker]-} in '' | 'docker '* | 'sudo docker' | 'sudo docker '*) ;; *) own=other ;; esac
            if [ "$(type -t docker)" = function ]; then
                [ "$(declare -f docker)" = "$__calf_docker" ] || own=other
            else
                [ "$(type -P docker)" = "$CALF_GUARD/docker" ] || own=other
            fi
            printf '\033]7337;%s;%s\007' "$CALF_SCOPE_HOME" "$own"
            return $status
        }
        if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 501)); then
            PROMPT_COMMAND=(__calf_guard "${PROMPT_COMMAND[@]}")
        else
            PROMPT_COMMAND="__calf_guard${PROMPT_COMMAND:+; $PROMPT_COMMAND}"
        fi

        """#

    /// Reads the user's file of the same name, as zsh would, and then the guard.
    private static func zshFile(_ name: String) -> String {
        """
        # Written by calf: your own startup file, then calf's guard in front of docker.
        ZDOTDIR=${CALF_ZDOTDIR:-$HOME}
        [[ -r $ZDOTDIR/\(name) ]] && . "$ZDOTDIR/\(name)"
        export CALF_ZDOTDIR=$ZDOTDIR ZDOTDIR=${CALF_GUARD%/*}/shell/zsh
        . "${CALF_GUARD%/*}/shell/guard.zsh"

        """
    }

    private static let zsh = #"""
        # Written by calf. In a container lesson's shell, docker is calf's guard.
        function docker { "$CALF_GUARD/docker" "$@" }
        function env { "$CALF_GUARD/env" "$@" }
        if [[ -e $CALF_GUARD/sudo ]]; then function sudo { "$CALF_GUARD/sudo" "$@" }; fi
        __calf_docker=$functions[docker]
        function __calf_guard {
            local own=own
            [[ $PATH == $CALF_GUARD:* ]] || PATH=$CALF_GUARD:$PATH
            case ${aliases[docker]-} in '' | 'docker '* | 'sudo docker' | 'sudo docker '*) ;; *) own=other ;; esac
            if (( $+functions[docker] )); then
                [[ $functions[docker] == $__calf_docker ]] || own=other
            else
                [[ $commands[docker] == $CALF_GUARD/docker ]] || own=other
            fi
            printf '\033]7337;%s;%s\007' "$CALF_SCOPE_HOME" "$own"
        }
        # Long commands need the space. A prompt that is short already stays.
        [[ $PROMPT == *%[mMnd~/]* ]] && PROMPT='%1~ %(!.#.$) '
        typeset -ga precmd_functions
        (( ${precmd_functions[(Ie)__calf_guard]} )) || precmd_functions+=(__calf_guard)

        """#

    private static let fish = #"""
        # Written by calf. In a container lesson's shell, docker is calf's guard.
        function docker; "$CALF_GUARD/docker" $argv; end
        function env; "$CALF_GUARD/env" $argv; end
        if test -e "$CALF_GUARD/sudo"; function sudo; "$CALF_GUARD/sudo" $argv; end; end
        # Long commands need the space. A prompt of the user's own stays.
        if string match -q "$__fish_data_dir/*" (functions --details fish_prompt)
            function fish_prompt; echo -n (basename $PWD) '$ '; end
        end
        set -g __calf_docker (functions docker | string collect)
        function __calf_guard --on-event fish_prompt
            set -l own own
            test "$PATH[1]" = "$CALF_GUARD"; or set -gx PATH $CALF_GUARD $PATH
            if functions -q docker
                test (functions docker | string collect) = "$__calf_docker"; or set own other
            else
                test (command -v docker) = "$CALF_GUARD/docker"; or set own other
            end
            printf '\033]7337;%s;%s\007' "$CALF_SCOPE_HOME" $own
        end

        """#

    private static let profile = #"""
        # Written by calf: your own startup file, then calf's guard in front of docker.
        [ ! -r "${CALF_ENV-}" ] || . "$CALF_ENV"
        unalias docker env sudo 2>/dev/null || true
        docker() { "$CALF_GUARD/docker" "$@"; }
        env() { "$CALF_GUARD/env" "$@"; }
        [ ! -e "$CALF_GUARD/sudo" ] || eval 'sudo() { "$CALF_GUARD/sudo" "$@"; }'
        PATH=$CALF_GUARD:$PATH

        """#
}
