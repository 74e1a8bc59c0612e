import Testing

/// Diagrams of the kinds used in lessons.
enum Samples {
    struct Sample: Sendable, CustomTestStringConvertible {
        let id: String
        let mermaid: String
        var testDescription: String { id }
    }

    static let all = entities + flowcharts

    static let entities = [
        Sample(
            id: "harbour",
            mermaid: """
                erDiagram
                    berths ||--o{ arrivals : "are used by"
                    ships ||--o{ arrivals : "make"
                    berths {
                        char code PK
                        int length
                    }
                    ships {
                        int id PK
                        text name
                        text flag
                    }
                    arrivals {
                        int id PK
                        int ship_id FK
                        char berth FK
                        date day
                        int tonnes
                    }
                """),
        Sample(
            id: "bookshop",
            mermaid: """
                erDiagram
                    authors ||--o{ books : "write"
                    books ||--o{ order_items : "are sold in"
                    orders ||--|{ order_items : "consist of"
                    customers ||--o{ orders : "place"
                    books ||--o{ reviews : "get"
                    customers |o--o{ reviews : "write"
                    books ||--|| stock : "are counted in"
                    authors {
                        int id PK
                        text name
                    }
                    books {
                        int id PK
                        text title
                        int author_id FK
                        numeric(8,2) price
                    }
                    customers {
                        int id PK
                        text email UK
                    }
                    orders {
                        int id PK
                        int customer_id FK
                    }
                    order_items {
                        int order_id PK, FK
                        int book_id PK, FK
                        int quantity
                    }
                    reviews {
                        int id PK
                        int book_id FK
                        int customer_id FK
                        int stars
                    }
                    stock {
                        int book_id PK, FK
                        int copies
                    }
                """),
        Sample(
            id: "cardinalities",
            mermaid: """
                erDiagram
                    a ||--|| b : one
                    c |o..o| d : "none or one"
                    e }|--|{ f : "one or more"
                    g }o..o{ h : any
                """),
        Sample(
            id: "lonely",
            mermaid: """
                erDiagram
                    countries {
                        text name PK
                    }
                    languages
                    "spoken in"
                """),
    ]

    static let flowcharts = [
        Sample(
            id: "read-only",
            mermaid: """
                flowchart LR
                    subgraph open
                        p1[program] --> w[writable layer]
                    end
                    subgraph locked
                        p2[program] -. refused .-> r[read-only files]
                        p2 --> t[tmpfs: a whiteboard]
                        p2 --> v[(volume: a notebook)]
                    end
                    w --> image[(image)]
                    r --> image
                """),
        Sample(
            id: "build",
            mermaid: """
                flowchart TD
                    file[Dockerfile] --> build{docker build}
                    context[(build context)] --> build
                    build --> python[layer: python:3.12-slim] --> app[layer: app.py] --> image[(image shop:1)]
                    image -->|docker run| container([container])
                """),
        Sample(
            id: "decision",
            mermaid: """
                flowchart TD
                    start([query arrives]) --> q{index on the column?}
                    q -- yes --> i[Index Scan]
                    q -- no --> s[Seq Scan]
                    i & s --> r[(rows)]
                """),
        Sample(
            id: "network",
            mermaid: """
                flowchart LR
                    you([you]) -->|:8080| web
                    subgraph host
                        subgraph shopnet [network shop]
                            web[web :80] --> db[(db :5432)]
                            web --> cache[cache :6379]
                        end
                        subgraph other [network other]
                            spy
                        end
                    end
                    spy -. cannot reach .-> db
                """),
        Sample(
            id: "machines",
            mermaid: """
                flowchart TD
                    subgraph vm [Virtual machines]
                        a1[App A] --> g1[Guest OS] --> h[Hypervisor]
                        a2[App B] --> g2[Guest OS] --> h
                    end
                    subgraph ct [Containers]
                        b1[App A] & b2[App B] & b3[App C] --> e[Engine]
                    end
                    h --> os[Host kernel]
                    e --> os
                    os --- hw[Hardware]
                """),
        Sample(
            id: "transaction",
            mermaid: """
                graph TB
                    A[BEGIN] --> B[UPDATE a: minus 10]
                    B --> C[UPDATE b: plus 10]
                    C --> D{all well?}
                    D -->|yes| E[COMMIT]
                    D -->|no| F[ROLLBACK]
                    F --> A
                """),
        Sample(
            id: "compose",
            mermaid: """
                flowchart LR
                    browser --> web
                    web --> db & cache
                    job -.-> db
                    db --> vol[(volume: pgdata)]
                    subgraph host
                        direction TB
                        one --> two
                    end
                    browser --> host
                """),
        Sample(
            id: "wide text",
            mermaid: """
                flowchart BT
                    a["数据库<br>Datenbank"] -- "läuft auf" --> b{Käse & more}
                    a --> c([sub]) --> d[(end)]
                    e[in] --- f["/t/"] --- g[u]
                """),
        Sample(
            id: "islands",
            mermaid: """
                flowchart TD
                    a --> b
                    c
                    d --> e --> d
                    f --- g
                """),
    ]
}
