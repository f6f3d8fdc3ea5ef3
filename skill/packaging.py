"""pullday package: what Amazon's ask deploy sends, laid out in a folder."""

from collections.abc import Iterator
from pathlib import Path

import click

from skill.interaction.endpoints import (
    AddressError,
    Endpoint,
    has_alias,
    lambda_endpoint,
    page_url,
    skill_id,
    web_endpoint,
)
from skill.interaction.package import Owner, package_files
from skill.interaction.package_folder import FolderError, put

_CERTIFICATES = ("Trusted", "Wildcard")


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--endpoint", metavar="ARN", help="The Lambda function: the Endpoint that sam deploy prints.")
@click.option("--url", metavar="URL", help="Your own server instead: https://coach.example.com/alexa")
@click.option(
    "--certificate",
    type=click.Choice(_CERTIFICATES, case_sensitive=False),
    default=_CERTIFICATES[0],
    show_default=True,
    help="Of your own server: for its name alone, or a wildcard for its domain.",
)
@click.option("--no-endpoint", is_flag=True, help="For the first deployment, which gives the skill its id.")
@click.option("--privacy-url", metavar="URL", help="Your privacy policy; the store asks for one.")
@click.option("--terms-url", metavar="URL", help="Your terms of use.")
@click.option(
    "--skill-id", "known_id", metavar="ID", help="The skill's id, where ask deploy has not noted it."
)
def package(
    out: Path,
    endpoint: str | None,
    url: str | None,
    certificate: str,
    no_endpoint: bool,
    privacy_url: str | None,
    terms_url: str | None,
    known_id: str | None,
) -> None:
    """Lay the Alexa skill out in the folder OUT, for Amazon's ask deploy."""
    try:
        owner = Owner(
            _endpoint(endpoint, url, certificate, no_endpoint),
            page_url(privacy_url) if privacy_url else None,
            page_url(terms_url) if terms_url else None,
            skill_id(known_id) if known_id else None,
        )
        files = package_files(owner)
        put(files, out)
    except (AddressError, FolderError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(_told(owner, out))


def _endpoint(arn: str | None, url: str | None, certificate: str, none: bool) -> Endpoint | None:
    if sum((arn is not None, url is not None, none)) != 1:
        raise click.UsageError(
            "Say where Alexa finds the coach: --endpoint ARN of its Lambda function, or --url of your own "
            "server, or --no-endpoint for the first deployment."
        )
    if arn is not None:
        return lambda_endpoint(arn)
    return None if url is None else web_endpoint(url, certificate)


def _told(owner: Owner, out: Path) -> str:
    target = "" if owner.endpoint else " --target skill-metadata"
    return "\n".join((f"{out} is ready. Next: cd {out} && ask deploy{target}", *_hints(owner)))


def _hints(owner: Owner) -> Iterator[str]:
    if owner.endpoint and not has_alias(owner.endpoint):
        yield "This ARN ends without an alias; our template lets Alexa call the one that ends in :live only."
    if not owner.privacy_url:
        yield "The store asks for --privacy-url; your own devices do not."
