package brickwork;
final class InfoCatalog { static final String NAME = "brickwork_information"; }
