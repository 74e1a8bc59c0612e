import TestSupport

/// A course of two short lessons on ferries, in its own folder, for tests that need to know every word on the screen.
final class Islands: Sendable {
    private let folder = ScratchFolder()
    /// The folder's name, which is the course's name.
    var path: String { folder.path + "/islands" }

    /// - Parameters:
    ///   - counting: the number of exercises in the lesson `counting`, such as "Number 7", solved by `SELECT 7;`.
    ///   - hasPython: adds a third lesson, `asking`, about a program.
    ///   - ship: adds a fourth lesson, `docks`, that asks for a container with this name.
    ///   - hasWords: adds a fifth lesson, `words`, without a database.
    init(counting: Int = 1, hasPython: Bool = false, ship: String? = nil, hasWords: Bool = false) {
        for name in ["islands", "islands/1-sea", "islands/datasets"] { folder.makeFolder(name) }
        folder.write(Islands.course.utf8, to: "islands/course.yaml")
        folder.write("title: Sea\nsummary: Ferries and what they carry.\n".utf8, to: "islands/1-sea/module.yaml")
        folder.write(Islands.dataset.utf8, to: "islands/datasets/ferries.sql")
        folder.write(Islands.ferries.utf8, to: "islands/1-sea/1-ferries.md")
        if hasPython { folder.write(Islands.asking.utf8, to: "islands/1-sea/3-asking.md") }
        if let ship { folder.write(Islands.docks.replacing("@", with: ship).utf8, to: "islands/1-sea/4-docks.md") }
        if hasWords { folder.write(Islands.words.utf8, to: "islands/1-sea/5-words.md") }
        let exercises = (1...counting).map { "## Exercise: Number \($0)\n\nSay it.\n\n```sql solution\nSELECT \($0);\n```\n\n" }
        folder.write((Islands.counting + exercises.joined()).utf8, to: "islands/1-sea/2-counting.md")
    }

    private static let course = """
        id: islands
        title: Islands
        summary: A course for tests.
        audience: Nobody.
        language: en
        assumes: [select, from, where, order by]
        modules: [sea]
        """

    private static let dataset = """
        CREATE TABLE ferries (
            id     int  PRIMARY KEY,
            name   text NOT NULL,
            tonnes int  NOT NULL
        );
        INSERT INTO ferries VALUES (1, 'Ada', 120), (2, 'Bo', 340), (3, 'Cleo', 80);
        """

    private static let ferries = """
        ---
        title: Ferries
        minutes: 5
        objectives:
          - Count ferries
        teaches: [count]
        skills: [sql]
        dataset: ferries
        ---

        # Ferries

        A row is a ferry.

        ## Looking

        All of them:

        ```sql run predict=rows
        SELECT name
        FROM ferries;
        ```

        ```text output
         name
        ------
         Ada
         Bo
         Cleo
        (3 rows)
        ```

        Three.

        ## Exercise: Big ferries

        Name the ferries of more than 100 tonnes.

        ```sql solution
        SELECT name
        FROM ferries
        WHERE tonnes > 100;
        ```

        ```text hint
        The condition stands after WHERE.
        ```

        ## In one breath

        A row is a ferry, still.

        """

    private static let counting = """
        ---
        title: Counting
        minutes: 5
        objectives:
          - Count
        teaches: [numbers]
        skills: [sql]
        ---

        # Counting

        One number after the other.


        """

    private static let docks = """
        ---
        title: Docks
        minutes: 5
        objectives:
          - Moor a container
        teaches: [docker run]
        skills: [containers]
        engine: docker
        images: [busybox:1.36]
        ---

        # Docks

        A container is moored.

        ## Looking

        One that says something:

        ```sh run
        docker run --rm --network none busybox:1.36 echo moored
        ```

        ```text output
        moored
        ```

        ## Exercise: Moor it

        Let `@` sleep for a day.

        ```sh solution
        docker run -d --network none --name @ busybox:1.36 sleep 1d
        ```

        ```yaml check
        containers:
          @: { running: true, command: { has: sleep } }
        ```

        ```text hint
        The command stands after the image.
        ```

        ## In one breath

        It is moored.

        """

    private static let words = """
        ---
        title: Words
        minutes: 5
        objectives:
          - Write a word
        teaches: [files]
        skills: [operations]
        engine: none
        ---

        # Words

        A file holds a word.

        ## Exercise: One word

        Write `sea` to `word.txt`.

        ```sh solution
        echo sea > word.txt
        ```

        ```yaml check
        files:
          word.txt: { has: sea }
        ```

        ```text hint
        echo prints a word.
        ```

        ## In one breath

        It is written.

        """

    private static let asking = """
        ---
        title: Asking from Python
        minutes: 5
        objectives:
          - Count ferries from Python
        teaches: [psycopg2]
        skills: [sql]
        dataset: ferries
        ---

        # Asking from Python

        A program asks.

        ## Exercise: Count them

        Let it count.

        ```python starter path=app.py
        print("0 ferries")
        ```

        ```python solution path=app.py
        import psycopg2
        cursor = psycopg2.connect("").cursor()
        cursor.execute("SELECT count(*) FROM ferries")
        print(cursor.fetchone()[0], "ferries")
        ```

        ```yaml check
        shell:
          - { run: "python3 app.py", prints: "3 ferries", exits: 0 }
        ```

        ## Exercise: Write it down

        Let it be written into a file.

        ```python solution path=report.py
        import psycopg2
        cursor = psycopg2.connect("").cursor()
        cursor.execute("SELECT count(*) FROM ferries")
        open("report.txt", "w").write(f"{cursor.fetchone()[0]} ferries")
        ```

        ```sh solution
        python3 report.py
        ```

        ```yaml check
        files:
          report.txt: { has: "3 ferries" }
        ```

        """
}
