import Glibc

/// Shell state carried from one script to the next: each starts in the folder where the previous one ended, with the variables that it
/// exported.
package struct ShellMemory: Sendable {
    private let file: String

    /// - Parameter file: Where the state is stored. If the file doesn't exist, there is no state yet.
    package init(file: String) { self.file = file }

    /// The command line that runs a script with the stored state and saves the new state.
    package func words(for script: String) -> [String] {
        let wrapped = """
            _calf_state=$1; shift
            [ -f "$_calf_state" ] && . "$_calf_state"
            trap 'code=$?; { export -p; printf "cd -- %s\\n" "\\"$PWD\\""; } >"$_calf_state" 2>/dev/null; exit $code' EXIT
            \(script)
            """
        return ["sh", "-c", wrapped, "sh", file]
    }

    /// Discards the state.
    package func forget() { unlink(file) }
}
