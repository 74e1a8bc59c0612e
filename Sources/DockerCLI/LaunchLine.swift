/// What was typed after `sudo` or `env`, as far as it tells which program is started.
package struct LaunchLine: Sendable, Equatable {
    /// The programs that start others, and take away what tells calf's guard which lesson it is in.
    package static let launchers = ["sudo", "env"]

    /// Where the command stands among the words; `nil` where there is none, or it can't be told.
    package let command: Int?
    /// Whether every option is known.
    package let isWhole: Bool
    private let words: [String]

    /// Takes the words after the program's name apart.
    package init(_ launcher: String, _ words: [String]) {
        self.words = words
        let reading = OptionReader(launcher == "sudo" ? Self.sudo : Self.env).read(words, from: 0)
        isWhole = reading.isWhole
        // `env -` is `env -i`, and both take variables before the command.
        let place = words[reading.end...].firstIndex { $0 != "-" && !$0.contains("=") }
        command = isWhole ? place : nil
    }

    /// The line with docker replaced by the guard, which is told its lesson again; `nil` for another command.
    package func guarded(by folder: String, _ variables: [String: String]) -> [String]? {
        guard let command, ["docker", "docker-compose"].contains(words[command]) else { return nil }
        let assignments = variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return words[..<command] + ["/usr/bin/env"] + assignments + ["\(folder)/\(words[command])"] + words[(command + 1)...]
    }

    /// Whether docker is among the words in a way that can't be told.
    package var mayRunDocker: Bool { !isWhole && words.contains { $0.split { $0 == " " || $0 == "/" }.contains("docker") } }

    private static let sudo = CommandShape(
        """
        A,askpass b,background B,bell C,close-from= D,chdir= E,preserve-env g,group= H,set-home h,host= i,login K,remove-timestamp
        k,reset-timestamp l,list n,non-interactive N,no-update P,preserve-groups p,prompt= r,role= R,chroot= s,shell S,stdin
        T,command-timeout= t,type= U,other-user= u,user= v,validate V,version
        """, stopsAtOperand: true)

    private static let env = CommandShape(
        """
        a,argv0= i,ignore-environment 0,null u,unset= C,chdir= v,debug block-signal default-signal ignore-signal list-signal-handling
        version
        """, stopsAtOperand: true)
}
