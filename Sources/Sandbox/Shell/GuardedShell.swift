/// The startup files of a lesson's shell. After the user's own, they set `DOCKER_HOST` to the lesson's socket again, if it has containers, and
/// report each prompt to calf with an invisible escape sequence that says whether it still has that value, and how the last command ended.
/// They also put the lesson's commands first in PATH again.
///
/// The environment variable `CALF_GUARD` is the socket, `CALF_PATH` the folders with commands, and `CALF_SHELL` the folder with these files.
package enum GuardedShell {
    package static let folderVariable = "CALF_SHELL"
    package static let pathVariable = "CALF_PATH"

    /// The arguments and variables needed to start a shell, depending on the program's name.
    static func start(_ program: String, _ environment: [String: String]) -> (arguments: [String], variables: [String: String]) {
        guard let folder = environment[folderVariable] else { return ([], [:]) }
        switch program.split(separator: "/").last {
        case "bash": return (["--rcfile", folder + "/bashrc"], [:])
        case "zsh": return ([], ["ZDOTDIR": folder, "CALF_ZDOTDIR": environment["ZDOTDIR"] ?? environment["HOME"] ?? "/"])
        case "fish": return (["--init-command", "source '\(folder.replacing("'", with: "\\'"))/guard.fish'"], [:])
        default: return ([], [:])
        }
    }

    /// Whether the shell reports each prompt.
    static func reportsPrompts(_ program: String) -> Bool {
        ["bash", "zsh", "fish"].contains(program.split(separator: "/").last.map(String.init) ?? "")
    }

    /// Writes the files into a folder.
    package static func write(to folder: String) throws(SandboxError) {
        try FileSystem.makeDirectories(folder)
        for (name, text) in ["bashrc": report + bash, ".zshenv": zshenv, ".zshrc": report + zsh, "guard.fish": fish] {
            let file = "\(folder)/\(name)"
            if FileSystem.exists(file), try FileSystem.readText(file) == text { continue }
            try FileSystem.write(text, to: file)
        }
    }

    /// For bash and zsh.
    private static let report = #"""
        # Written by calf. Reports a prompt, and how the last command ended.
        __calf_prompt() {
            local state=${1:-$?} own=own
            [[ -n $CALF_SHELL ]] || return 0
            [[ $DOCKER_HOST == "${CALF_GUARD-$DOCKER_HOST}" ]] || own=other
            printf '\033]7337;%s;%s;%s\007' "${CALF_GUARD:-$CALF_SHELL}" "$own" "$state"
        }

        """#

    private static let bash = #"""
        # Your own startup file, and then the lesson's engine and commands.
        [ -r ~/.bashrc ] && . ~/.bashrc
        [ -z "$CALF_GUARD" ] || export DOCKER_HOST=$CALF_GUARD
        [ -z "$CALF_PATH" ] || PATH=$CALF_PATH:$PATH
        # Long commands need the space. A prompt that is short already stays.
        case $PS1 in *\\[hHw]*) PS1='\W \$ ' ;; esac
        # Escape alone does nothing. Otherwise, it would wait for the next letter and take it.
        bind -m emacs '"\e": ""' 2>/dev/null
        # A pasted command would be drawn a second time, and a line too low if it fills the screen.
        bind 'set enable-active-region off' 2>/dev/null
        # After your own hooks, which may set DOCKER_HOST for a folder.
        if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 501)); then
            PROMPT_COMMAND+=(__calf_prompt)
        else
            PROMPT_COMMAND='__calf_state=$?'$'\n'"$PROMPT_COMMAND"$'\n''__calf_prompt $__calf_state'
        fi

        """#

    private static let zshenv = #"""
        # Written by calf: your own startup file. calf's .zshrc comes next.
        ZDOTDIR=$CALF_ZDOTDIR
        [[ -r $ZDOTDIR/.zshenv ]] && . "$ZDOTDIR/.zshenv"
        export CALF_ZDOTDIR=$ZDOTDIR ZDOTDIR=$CALF_SHELL

        """#

    private static let zsh = #"""
        # Your own startup file, and then the lesson's engine and commands.
        export ZDOTDIR=$CALF_ZDOTDIR
        [[ -r $ZDOTDIR/.zshrc ]] && . "$ZDOTDIR/.zshrc"
        [[ -z $CALF_GUARD ]] || export DOCKER_HOST=$CALF_GUARD
        [[ -z $CALF_PATH ]] || PATH=$CALF_PATH:$PATH
        # Long commands need the space. A prompt that is short already stays.
        [[ $PROMPT == *%[mMnd~/]* ]] && PROMPT='%1~ %(!.#.$) '
        # Escape alone does nothing. Otherwise, it would wait for the next letter and take it.
        function __calf_escape { : }
        zle -N __calf_escape
        bindkey -M emacs '\e' __calf_escape
        typeset -ga precmd_functions
        precmd_functions+=(__calf_prompt)

        """#

    private static let fish = #"""
        # Written by calf: the lesson's engine and commands, after your own startup files.
        test -z "$CALF_GUARD"; or set -gx DOCKER_HOST $CALF_GUARD
        test -z "$CALF_PATH"; or set -gx PATH (string split : "$CALF_PATH") $PATH
        # Long commands need the space. A prompt of the user's own stays.
        if string match -q "$__fish_data_dir/*" (functions --details fish_prompt)
            function fish_prompt; echo -n (basename $PWD) '$ '; end
        end
        function __calf_prompt --on-event fish_prompt
            set -l state $status
            test -n "$CALF_SHELL"; or return
            set -l own own
            set -l key "$CALF_GUARD"
            test "$DOCKER_HOST" = "$key"; or not set -q CALF_GUARD; or set own other
            test -n "$key"; or set key $CALF_SHELL
            printf '\033]7337;%s;%s;%s\007' "$key" $own $state
        end

        """#
}
