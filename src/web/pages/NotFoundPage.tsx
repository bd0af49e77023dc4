import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { Empty } from "../ui/Empty.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { words } from "../words/words.ts";

export function NotFoundPage(): ReactNode {
  const { title, words: why } = words.shell.notFound;
  return (
    <>
      <PageHead title={title} />
      <Empty title={why}>
        <Button component={Link} href="/" variant="default">
          {words.desk.title}
        </Button>
      </Empty>
    </>
  );
}
