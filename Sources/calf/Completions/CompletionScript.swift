import Sandbox

/// A shell's completion script. It calls the hidden command `complete`, so that a single place knows what can follow.
enum CompletionScript {
    static func text(for shell: String) -> String {
        switch shell {
        case "bash": bash
        case "zsh": zsh
        default: fish
        }
    }

    /// The program that printed the script, for a calf that is an alias or not on the PATH.
    private static var program: String { FileSystem.link("/proc/self/exe").map(Spawn.quoted) ?? "calf" }

    private static var bash: String {
        """
        # bash completion for calf
        _calf() {
            local current=${COMP_WORDS[COMP_CWORD]} line calf
            calf=$(type -P "${COMP_WORDS[0]}") || calf=\(program)
            # What bash takes for a word of its own, such as the = of --course=DIR.
            [[ $current == = ]] && current=
            COMPREPLY=()
            while IFS= read -r line; do
                case $line in
                    :files) compopt -o filenames 2>/dev/null; mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -f -- "$current") ;;
                    :folders) compopt -o filenames 2>/dev/null; mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -d -- "$current") ;;
                    *) COMPREPLY+=("${line%%$'\\t'*}") ;;
                esac
            done < <("$calf" complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
        }
        complete -F _calf calf

        """
    }

    private static var zsh: String {
        """
        #compdef calf
        _calf() {
            local line calf=${commands[${words[1]}]:-\(program)}
            local -a candidates
            for line in ${(f)"$($calf complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)"}; do
                case $line in
                    :files) _files ;;
                    :folders) _files -/ ;;
                    *$'\\t'*) candidates+=("${${line%%$'\\t'*}//:/\\\\:}:${line#*$'\\t'}") ;;
                    *) candidates+=("${line//:/\\\\:}") ;;
                esac
            done
            (( $#candidates )) && _describe calf candidates
        }
        if [[ ${funcstack[1]} == _calf ]]; then _calf "$@"; else compdef _calf calf; fi

        """
    }

    private static var fish: String {
        """
        # fish completion for calf
        function __calf_complete
            set -l words (commandline -opc)
            set -l current (commandline -ct)
            set -l calf (command -s $words[1]; or echo \(program))
            for line in ($calf complete -- $words[2..-1] "$current" 2>/dev/null)
                switch $line
                    case :files
                        __fish_complete_path "$current"
                    case :folders
                        __fish_complete_directories "$current"
                    case '*'
                        echo $line
                end
            end
        end
        complete -c calf -f -a '(__calf_complete)'

        """
    }
}
